import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { deepestRow, indentFor, levelOf } from './depth-shift.ts';

/** A chain: row i is at depth i. */
const chain = traceFromSpans(
  Array.from({ length: 100 }, (_, i) => ({
    id: (i + 1).toString(16),
    parent: i === 0 ? null : i.toString(16),
    service: 'web',
    name: 'a',
    start: i,
    end: 1000 - i,
  })),
);
/** Levels there is room for. */
const MOST = 8;

describe('levels of a deep tree', () => {
  const levels = Array.from({ length: 100 }, (_, depth) => levelOf(depth, MOST));

  test('are the depth while there is room', () => {
    expect(levels.slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('begin again halfway where there is none', () => {
    expect(levels.slice(9, 18)).toEqual([5, 6, 7, 8, 5, 6, 7, 8, 5]);
  });

  test('never leave the room that there is', () => {
    for (const most of [1, 2, 3, 7, 24])
      for (let depth = 0; depth < 100; depth++) {
        expect(levelOf(depth, most)).toBeGreaterThanOrEqual(0);
        expect(levelOf(depth, most)).toBeLessThanOrEqual(most);
      }
  });
});

describe('indent', () => {
  test('is 12 px a level where the whole trace fits', () => {
    expect(indentFor(10, 364).width).toBe(12);
  });

  test('is closer where it does not', () => {
    expect(indentFor(18, 364)).toEqual({ width: 8, most: 18 });
  });

  test('is 6 px at least; deeper rows are drawn no further in', () => {
    expect(indentFor(60, 364)).toEqual({ width: 6, most: 24 });
  });

  test('leaves names more than two thirds of the narrowest columns', () => {
    const { width, most } = indentFor(60, 200);
    expect(width * most).toBeLessThan(200 / 3);
  });

  test('takes four tenths of a wide column at most', () => {
    const { width, most } = indentFor(1000, 1000);
    expect(width * most).toBeLessThanOrEqual(400);
  });

  test('knows how deep a trace is', () => {
    expect(deepestRow(chain)).toBe(99);
  });
});
