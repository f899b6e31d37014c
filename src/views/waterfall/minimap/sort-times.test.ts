import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from '../../../lib/in-slices.ts';
import { sortTimes } from './sort-times.ts';

test('times come out ascending, spread or in a heap, within the trace or past its end', () => {
  const times = fc.array(fc.oneof(fc.nat({ max: 1000 }), fc.constantFrom(0, 500, 1000, 1001)), { maxLength: 300 });
  fc.assert(
    fc.property(times, fc.nat({ max: 1000 }), (drawn, to) => {
      expect([...atOnce(sortTimes(Float64Array.from(drawn), to))]).toEqual(drawn.toSorted((a, b) => a - b));
    }),
  );
});
