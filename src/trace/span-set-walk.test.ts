import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { SpanSet } from './span-set.ts';
import { countBefore, nextIn, previousIn } from './span-set-walk.ts';

const SIZE = 100;
const drawn = fc.uniqueArray(fc.nat({ max: SIZE - 1 })).map((spans) => spans.toSorted((a, b) => a - b));

test('steps and ranks are those of a sorted list', () => {
  fc.assert(
    fc.property(drawn, fc.nat({ max: SIZE }), (spans, at) => {
      const set = SpanSet.of(SIZE, spans);
      expect(nextIn(set, at)).toBe(spans.find((span) => span >= at) ?? -1);
      expect(previousIn(set, at)).toBe(spans.findLast((span) => span < at) ?? -1);
      expect(countBefore(set, at)).toBe(spans.filter((span) => span < at).length);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
