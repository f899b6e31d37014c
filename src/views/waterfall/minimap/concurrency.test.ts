import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selfTimes } from '../../../analysis/self-time.ts';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { randomSpans } from '../../../testing/random-trace.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { concurrencyOf } from './concurrency.ts';

test('a span that waits for its children does not work', () => {
  const trace = traceFromText(`
    a  whole |------|
      b left  |--|
      c both    |--|
  `);
  expect([...concurrencyOf(trace, 8)]).toEqual([1, 1, 1, 2, 2, 1, 1, 1]);
});

test('a column holds the mean of its time', () => {
  const trace = traceFromText(`
    a  one |--|
    a  two |
  `);
  expect([...concurrencyOf(trace, 1)]).toEqual([1.25]);
});

test('all columns together hold the self time of all spans', () => {
  fc.assert(
    fc.property(randomSpans, fc.integer({ min: 1, max: 50 }), (spans, columns) => {
      const trace = traceFromSpans(spans);
      const mean = concurrencyOf(trace, columns);
      const inColumns = (mean.reduce((sum, each) => sum + each, 0) / columns) * Math.max(1, trace.duration);
      const inSpans = selfTimes(trace).reduce((sum, each) => sum + each, 0);
      expect(Math.abs(inColumns - inSpans)).toBeLessThanOrEqual(1e-9 * Math.max(1, inSpans));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
