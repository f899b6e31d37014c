import { describe, expect, test } from 'vitest';
import { type Cell, median } from './cell.ts';
import { againstTable, nameOf, phaseTable, table, verdicts } from './report.ts';

const run = (firstRow: number, allRows: number, blocked = 0) => ({ firstRow, allRows, blocked, longestTask: blocked });
const cell: Cell = {
  way: { format: 'jaeger', packing: 'gzip', line: 'file' },
  spanCount: 100_000,
  byteLength: 96_000_000,
  runs: {
    F: [run(1000, 1000)],
    B: [run(500, 500)],
    ours: [run(300, 1200, 40), run(200, 1100, 20), run(900, 1000, 90)],
    other: [run(600, 1000)],
  },
  memory: { heap: 12.3, process: 200.4 },
  phases: null,
  failures: [],
};
const million: Cell = {
  ...cell,
  spanCount: 1_000_000,
  runs: { ...cell.runs, F: [], other: [] },
};

const cellsOf = (markdown: string, line: number) =>
  (markdown.split('\n')[line] ?? '')
    .split('|')
    .slice(1, -1)
    .map((text) => text.trim());

test('the median is the middle, and the mean of two middles', () => {
  expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 2.5, Number.NaN]);
});

test('a cell is named by its size and its way', () => {
  expect(nameOf(cell)).toBe('100k jaeger gzip, file');
});

describe('tables', () => {
  test('the table has a line a cell, with medians, ratios and memory', () => {
    expect(cellsOf(table([cell]), 2).slice(1)).toEqual([
      '96.0',
      '1000',
      '500',
      '300',
      '0.30',
      '1100',
      '1.10',
      '2.20',
      '40',
      '40',
      '12',
      '200',
    ]);
  });

  test('what was not measured is a dash', () => {
    expect(cellsOf(table([{ ...million, memory: null }]), 2).filter((text) => text === '–').length).toBe(5);
  });

  test('its lines are as long as its head, so that it can be read as it is', () => {
    expect(
      new Set(
        table([cell, million])
          .split('\n')
          .map(({ length }) => length),
      ).size,
    ).toBe(1);
  });

  test('against another checkout both stand side by side with their ratio', () => {
    expect(cellsOf(againstTable([cell]), 2).slice(1)).toEqual([
      '300',
      '600',
      '0.50',
      '1100',
      '1000',
      '1.10',
      '40',
      '0',
    ]);
  });

  test('phases are told of those cells that were traced', () => {
    const phases = {
      'request sent': 10,
      'first byte': 20,
      'last byte': 30,
      'rows read': 40,
      'tree made': 50,
      'first row': 25,
      'all rows': 60,
      'analysis begun': 70,
      'analysis done': null,
    };
    expect(phaseTable([cell])).toBe('');
    expect(cellsOf(phaseTable([{ ...cell, phases }]), 2).slice(1)).toEqual([
      '10',
      '20',
      '30',
      '40',
      '50',
      '25',
      '60',
      '70',
      '–',
    ]);
  });
});

describe('targets', () => {
  const judgedOf = (judged: Cell) => verdicts([judged]).map((sentence) => sentence.split(' ')[0]);

  test('each is judged for itself, and how many are met is counted', () => {
    expect(judgedOf(cell)).toEqual(['met', 'MISSED', 'met', 'met', 'met', 'MISSED', '4']);
  });

  test('a million is judged by the bytes alone, and its memory above its payload', () => {
    expect(verdicts([million])).toContain('MISSED  1M jaeger gzip, file: all rows 2.20 B, at most 1.40 B');
    expect(verdicts([million])).toContain('met     1M jaeger gzip, file: process memory 200 MB, at most 496 MB');
  });

  test('what was not measured meets no target, and memory that is not known is not judged', () => {
    const nothing = { ...cell, runs: { ...cell.runs, ours: [] }, memory: null };
    expect(judgedOf(nothing)).toEqual(['MISSED', 'MISSED', 'MISSED', 'MISSED', '0']);
  });

  test('sizes without targets are not judged', () => {
    expect(verdicts([{ ...cell, spanCount: 500_000 }])).toEqual([]);
  });
});
