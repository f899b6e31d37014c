import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { cellRange, enlargedErrors, overviewCells } from './overview-cells.ts';
import { linesOf, longestFirst, rowsOn } from './row-lines.ts';

const spans = Array.from({ length: 1000 }, (_, i) => ({
  id: (i + 1).toString(16),
  parent: null,
  service: 'web',
  name: 'a',
  start: (i * 7919) % 100_000,
  end: ((i * 7919) % 100_000) + 10 + ((i * 31) % 900),
  ...(i % 97 === 0 ? { status: 'error' as const } : {}),
}));
const trace = traceFromSpans(spans);
const rows = Uint32Array.from({ length: trace.length }, (_, i) => i);
const lines = { rowCount: 1000, lineCount: 50 };
const order = longestFirst(trace, rows, lines);

describe('all rows at once', () => {
  test('every row has a line, and every line knows its rows', () => {
    for (const sizes of [lines, { rowCount: 7, lineCount: 100 }, { rowCount: 100, lineCount: 99 }]) {
      for (let row = 0; row < sizes.rowCount; row++) {
        const [line] = linesOf(sizes, row);
        const [first, next] = rowsOn(sizes, line);
        expect(row >= first && row < next).toBe(true);
      }
    }
  });

  test('a cell shows the longest span of its rows', () => {
    const range = cellRange(0, 100_000, 500);
    const { value } = overviewCells(trace, order, lines, range, (span) => span);
    const shown = value[3 * range.count + 100] - 1;
    const [first, next] = rowsOn(lines, 3);
    const time = 100 * range.width;
    const there = Array.from(rows.subarray(first, next)).filter(
      (span) => trace.start[span] < time + range.width && trace.end[span] > time,
    );
    const lengths = there.map((span) => trace.end[span] - trace.start[span]);
    expect(shown < 0 ? 0 : trace.end[shown] - trace.start[shown]).toBe(Math.max(0, ...lengths));
  });

  test('an error shows however many longer spans run with it', () => {
    const range = cellRange(0, 100_000, 500);
    const { isError } = overviewCells(trace, order, lines, range, () => 0);
    for (const span of rows) {
      if (trace.status[span] !== 2) continue;
      const [line] = linesOf(lines, span);
      expect(isError[line * range.count + Math.floor(trace.start[span] / range.width)]).toBe(1);
    }
  });

  test('what a cell shows is the same wherever the window is panned to', () => {
    const at = (from: number) => {
      const range = cellRange(from, from + 20_000, 400);
      return { range, ...overviewCells(trace, order, lines, range, (span) => span) };
    };
    const before = at(30_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (from) => {
        const after = at(from);
        expect(after.range.width).toBe(before.range.width);
        for (let cell = 0; cell < before.range.count; cell += 17) {
          const there = cell + before.range.first - after.range.first;
          if (there < 0 || there >= after.range.count) continue;
          expect(after.value[there + 9 * after.range.count]).toBe(before.value[cell + 9 * before.range.count]);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('a lone error is enlarged about its place, within the picture; a long one is as wide as it is', () => {
    const drawn = (...rows: string[]) => {
      const cells = Uint8Array.from(rows.join(''), (cell) => (cell === '!' ? 1 : 0));
      const large = Array.from(enlargedErrors(cells, 8, 3, 2), (cell) => (cell === 1 ? '!' : '.')).join('');
      return rows.map((_, row) => large.slice(row * 8, row * 8 + 8));
    };
    expect(drawn('....!...', '........', '........')).toEqual(['...!!!..', '...!!!..', '........']);
    expect(drawn('!.......', '........', '.......!')).toEqual(['!!!.....', '!!!..!!!', '.....!!!']);
    expect(drawn('.!!!!!..', '........')).toEqual(['.!!!!!..', '.!!!!!..']);
  });
});
