import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortByStart } from './sort-by-start.ts';

describe('sortByStart', () => {
  test('orders by start, then by what the caller says, at any size', () => {
    const starts = fc.array(fc.oneof(fc.nat(3), fc.nat({ max: 2 ** 31 - 1 }), fc.constant(2 ** 52)), { maxLength: 50 });
    fc.assert(
      fc.property(starts, fc.constantFrom(1, 200), (some, times) => {
        const start = Float64Array.from({ length: some.length * times }, (_, i) => some[i % some.length]);
        const order = sortByStart(start, (a, b) => b - a);
        const expected = Array.from(start, (_, i) => i).sort((a, b) => start[a] - start[b] || b - a);
        expect([...order]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
