import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { plotScales } from './plot-scales.ts';
import { axisTexts, lineTexts } from './plot-texts.ts';
import { meet } from './point-labels.ts';

const PHONE = { width: 360, height: 180 };
const measure = (text: string) => text.length * 6;
const nothing = { x: new Float64Array(), y: new Float64Array(), radius: new Float64Array() };

const traces = fc.array(
  fc.record({ startsAfter: fc.nat(2_000_000_000), duration: fc.nat(2_000_000_000) }).map(foundTrace),
  { minLength: 1, maxLength: 30 },
);

describe('words in the plot', () => {
  test('those of the axes meet nowhere and none is cut, on a phone too', () => {
    fc.assert(
      fc.property(traces, fc.constantFrom('log', 'linear'), (list, scale) => {
        const boxes = axisTexts(plotScales(list, PHONE, scale, 'utc'), PHONE, measure).map(({ box }) => box);
        const clash = boxes.some((box, i) => boxes.slice(i + 1).some((other) => meet(box, other)));
        return !clash && boxes.every(({ left, right }) => left >= 0 && right <= PHONE.width);
      }),
    );
  });

  test('those of lines that lie close to one another stand on different sides', () => {
    const lines = [
      { text: 'p50', at: 100 },
      { text: 'p95', at: 96 },
    ];
    const [first, second] = lineTexts(lines, nothing, PHONE, measure);
    expect([first.y > 100, second.y < 96]).toEqual([true, true]);
  });

  test('those without room are left out', () => {
    expect(lineTexts([{ text: 'p50', at: 100 }], nothing, { width: 90, height: 180 }, measure)).toEqual([]);
  });

  test('where a circle stands the words go to the other end', () => {
    const size = { width: 600, height: 180 };
    const points = { x: Float64Array.of(80), y: Float64Array.of(92), radius: Float64Array.of(4) };
    const [{ x }] = lineTexts([{ text: 'p50', at: 100 }], points, size, measure);
    expect(x).toBeGreaterThan(300);
  });

  test('a trace alone has words at both axes', () => {
    const scales = plotScales([foundTrace()], PHONE, 'log', 'utc');
    expect(axisTexts(scales, PHONE, measure).length).toBeGreaterThan(2);
  });
});
