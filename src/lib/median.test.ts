import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { median } from './median.ts';

test('the median stands in the middle of the sorted values', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      expect(median(Float64Array.from(values))).toBe(sorted[(values.length - 1) >> 1]);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('there is no median of nothing', () => {
  expect(median(new Float64Array())).toBeNaN();
});
