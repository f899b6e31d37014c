import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from './property-runs.ts';
import { randomSpans, randomTree, shuffledSpans } from './random-trace.ts';

test('random times are whole nanoseconds', () => {
  fc.assert(
    fc.property(randomSpans, (spans) => {
      expect(spans.every(({ start, end }) => Number.isSafeInteger(start) && Number.isSafeInteger(end ?? 0))).toBe(true);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('a random tree has one root, finished spans and ids that differ', () => {
  fc.assert(
    fc.property(randomTree, (spans) => {
      expect(spans.filter(({ parent }) => parent === null).length).toBe(1);
      expect(spans.every(({ start, end }) => end !== null && end >= start)).toBe(true);
      expect(new Set(spans.map(({ id }) => id)).size).toBe(spans.length);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('shuffling loses nothing', () => {
  fc.assert(
    fc.property(shuffledSpans, ({ spans, shuffled }) => {
      expect(new Set(shuffled)).toEqual(new Set(spans));
      expect(shuffled.length).toBe(spans.length);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('random spans hold every kind of disorder', () => {
  const drawn = fc.sample(randomSpans, { numRuns: 200, seed: 1 }).map((spans) => {
    const ids = spans.map(({ id }) => id);
    const known = new Set(ids);
    return {
      repeatsIds: known.size < ids.length,
      hasOrphan: spans.some(({ parent }) => parent !== null && !known.has(parent)),
      hasSelfParent: spans.some(({ id, parent }) => id === parent),
      hasUnfinished: spans.some(({ end }) => end === null),
      hasNegative: spans.some(({ start, end }) => end !== null && end < start),
    };
  });
  const seen = (key: keyof (typeof drawn)[number]) => drawn.some((each) => each[key]);
  const missing = (['repeatsIds', 'hasOrphan', 'hasSelfParent', 'hasUnfinished', 'hasNegative'] as const).filter(
    (key) => !seen(key),
  );
  expect(missing).toEqual([]);
});
