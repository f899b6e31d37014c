import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foundTrace } from './found-for-tests.ts';
import { MARGIN, plotScales, rightEdge } from './plot-scales.ts';
import { axisTexts, lineTexts } from './plot-texts.ts';
import { meet } from './point-labels.ts';

const PHONE = { width: 360, height: 180 };
const measure = (text: string) => text.length * 6;

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

  test('those of lines stand beside them, outside of what is plotted', () => {
    const [{ x, y }] = lineTexts([{ text: 'p50', at: 100 }], PHONE, measure);
    expect([x > rightEdge(PHONE), y]).toEqual([true, 100]);
  });

  test('those of lines that lie close to one another do not meet, nor leave the plot below', () => {
    const lines = [
      { text: 'p50', at: 155 },
      { text: 'p95', at: 152 },
    ];
    const [upper, lower] = lineTexts(lines, PHONE, measure);
    expect([upper.text, lower.text]).toEqual(['p95', 'p50']);
    expect(lower.y - upper.y).toBeGreaterThanOrEqual(12);
    expect(lower.box.bottom).toBeLessThanOrEqual(PHONE.height - MARGIN.bottom);
  });

  test('those without room are left out', () => {
    expect(lineTexts([{ text: 'p50  12.3 s', at: 100 }], PHONE, measure)).toEqual([]);
  });

  test('a trace alone has words at both axes', () => {
    const scales = plotScales([foundTrace()], PHONE, 'log', 'utc');
    expect(axisTexts(scales, PHONE, measure).length).toBeGreaterThan(2);
  });
});
