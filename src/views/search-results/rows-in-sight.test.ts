import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowRange } from './rows-in-sight.ts';

test('all rows that are in sight are there', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50_000, max: 2000 }), fc.nat(2000), fc.nat(2000), (top, height, count) => {
      const { from, to } = rowRange(top, height, 30, count);
      for (let row = 0; row < count; row++) {
        const isInSight = top + (row + 1) * 30 > 0 && top + row * 30 < height;
        if (isInSight) expect(row >= from && row < to).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('of a long list few rows are there', () => {
  const { from, to } = rowRange(-10_000, 600, 30, 1000);
  expect(to - from).toBeLessThan(60);
});
