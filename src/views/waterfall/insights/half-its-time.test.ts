import { describe, expect, test } from 'vitest';
import type { Change } from '../../../analysis/change.ts';
import { isHalved, withHalf } from './half-its-time.ts';

const together: Change = { op: 'parallel', spans: [1, 2] };
const longer: Change = { op: 'set', span: 1, duration: 9 };
const half: Change = { op: 'scale', span: 1, factor: 0.5 };

describe('half its time', () => {
  test('is asked beside other things, in place of another time of the span', () => {
    expect(withHalf([longer, together], 1, true)).toEqual([together, half]);
  });

  test('is taken back', () => {
    expect(withHalf([together, half], 1, false)).toEqual([together]);
  });

  test('is told from another factor and another span', () => {
    expect(isHalved([half], 1)).toBe(true);
    expect(isHalved([half], 2)).toBe(false);
    expect(isHalved([{ ...half, factor: 0 }], 1)).toBe(false);
  });
});
