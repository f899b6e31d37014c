import { describe, expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { plotScales } from './plot-scales.ts';

const size = { width: 1000, height: 300 };
const list = [38, 27_900].map((ms, i) => foundTrace({ duration: ms * 1e6, startsAfter: i * 6e9 }));
const labels = (ticks: readonly { readonly label: string }[]) => ticks.map(({ label }) => label).filter(Boolean);

describe('the scales of the plot', () => {
  test('times are told on the clock of the zone', () => {
    const { xTicks } = plotScales(list, size, 'log', 'utc');
    expect(labels(xTicks)).toEqual([
      '00:01:30',
      '00:01:31',
      '00:01:32',
      '00:01:33',
      '00:01:34',
      '00:01:35',
      '00:01:36',
    ]);
  });

  test('a logarithmic scale names the decades', () => {
    expect(labels(plotScales(list, size, 'log', 'utc').yTicks)).toEqual(['100 ms', '1 s', '10 s']);
  });

  test('a linear scale begins at nothing', () => {
    expect(labels(plotScales(list, size, 'linear', 'utc').yTicks)[0]).toBe('0');
  });

  test('days are named where days are in sight', () => {
    const days = [foundTrace(), foundTrace({ startsAfter: 4 * 86_400e9 })];
    expect(labels(plotScales(days, size, 'log', 'utc').xTicks)).toContain('23 Nov');
  });

  test('one trace alone has scales too, and so has one that took no time', () => {
    const { x, y } = plotScales([foundTrace({ duration: 0 })], size, 'log', 'utc');
    expect(Number.isFinite(x(1_795_219_290_000)) && Number.isFinite(y(0))).toBe(true);
  });
});
