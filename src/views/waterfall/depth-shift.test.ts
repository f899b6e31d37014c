import { describe, expect, test } from 'vitest';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { depthShift } from './depth-shift.ts';

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
/** Ten levels of 12 px in six tenths of it. */
const WIDTH = 200;

describe('indent of a deep tree', () => {
  test('begins at the root while the deepest row in sight fits', () => {
    expect(depthShift(chain, rows.subarray(0, 11), WIDTH)).toEqual({ base: 0, most: 10 });
  });

  test('shifts by as much as the deepest row needs', () => {
    expect(depthShift(chain, rows.subarray(5, 14), WIDTH).base).toBe(3);
  });

  test('never shifts the shallowest row out', () => {
    expect(depthShift(chain, rows.subarray(5, 60), WIDTH).base).toBe(5);
  });

  test('is none where no row is in sight', () => {
    expect(depthShift(chain, rows.subarray(0, 0), WIDTH).base).toBe(0);
  });
});
