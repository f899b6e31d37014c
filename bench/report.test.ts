import { expect, test } from 'vitest';
import { type Cell, median, table, verdicts } from './report.ts';

const run = (firstRow: number, allRows: number, blocked = 0) => ({ firstRow, allRows, blocked, longestTask: blocked });
const cell: Cell = {
  format: 'jaeger',
  spanCount: 100_000,
  byteLength: 96_000_000,
  runs: {
    F: [run(1000, 1000)],
    B: [run(500, 500)],
    ours: [run(300, 1200, 40), run(200, 1100, 20), run(900, 1000, 90)],
  },
};

test('the median is the middle, and the mean of two middles', () => {
  expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 2.5, Number.NaN]);
});

test('the table has a line a trace, with medians and ratios', () => {
  const [, line] = table([cell]).split('\n');
  expect(line.split(/ {2,}/)).toEqual([
    'jaeger 100,000 (96.0 MB)',
    '1000',
    '500',
    '300',
    '0.30',
    '1100',
    '1.10',
    '2.20',
    '40',
    '40',
  ]);
});

test('targets are judged one by one, and only where they are set', () => {
  expect(verdicts([cell]).map((sentence) => sentence.split(' ')[0])).toEqual(['met', 'MISSED', 'met']);
  expect(verdicts([{ ...cell, spanCount: 10_000 }])).toEqual([]);
});
