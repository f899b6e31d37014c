import { describe, expect, test } from 'vitest';
import { nextOrder } from './next-order.ts';

describe('nextOrder', () => {
  test('figures begin with the largest, turn round, and go back to how they came', () => {
    const first = nextOrder(null, 'spans');
    expect(first).toEqual({ column: 'spans', isDescending: true });
    const second = nextOrder(first, 'spans');
    expect(second).toEqual({ column: 'spans', isDescending: false });
    expect(nextOrder(second, 'spans')).toBeNull();
  });

  test('names begin with A', () => {
    expect(nextOrder(null, 'root')).toEqual({ column: 'root', isDescending: false });
  });

  test('another column begins anew', () => {
    expect(nextOrder({ column: 'spans', isDescending: true }, 'errors')).toEqual({
      column: 'errors',
      isDescending: true,
    });
  });
});
