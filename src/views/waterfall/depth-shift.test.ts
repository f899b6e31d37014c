import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { deepestRow, depthShift, indentFor } from './depth-shift.ts';

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
const rows = Uint32Array.from({ length: 100 }, (_, i) => i);
/** Levels there is room for. */
const MOST = 10;

describe('shift of a deep tree', () => {
  test('begins at the root while the deepest row in sight fits', () => {
    expect(depthShift(chain, rows.subarray(0, 11), MOST)).toEqual({ base: 0, most: 10 });
  });

  test('shifts by as much as the deepest row needs', () => {
    expect(depthShift(chain, rows.subarray(5, 14), MOST).base).toBe(3);
  });

  test('never shifts the shallowest row out', () => {
    expect(depthShift(chain, rows.subarray(5, 60), MOST).base).toBe(5);
  });

  test('is none where no row is in sight', () => {
    expect(depthShift(chain, rows.subarray(0, 0), MOST).base).toBe(0);
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
