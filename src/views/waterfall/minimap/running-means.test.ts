import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../../testing/property-runs.ts';
import { randomSpans } from '../../../testing/random-trace.ts';
import { traceFromSpans } from '../../../testing/trace-from-spans.ts';
import { traceFromText } from '../../../testing/trace-from-text.ts';
import { runningMeans } from './running-means.ts';

test('a span that waits for its children runs', () => {
  const trace = traceFromText(`
    a  whole |------|
      b left  |--|
      c both    |--|
  `);
  expect([...runningMeans(trace, 8)]).toEqual([1, 2, 2, 3, 3, 2, 2, 1].map((each) => expect.closeTo(each, 9)));
});

test('a column holds the mean of its time', () => {
  const trace = traceFromText(`
    a  one |--|
    a  two |
  `);
  expect([...runningMeans(trace, 1)]).toEqual([1.25]);
});

test('of several groups each has its own columns', () => {
  const trace = traceFromText(`
    a  one |--|
    b  two   ||
  `);
  const means = runningMeans(trace, 2, 2, (span) => span);
  expect([...means]).toEqual([1, 1, 0, 1].map((each) => expect.closeTo(each, 9)));
});

test('all columns together hold the duration of all spans, an instant being 1 ns', () => {
  fc.assert(
    fc.property(randomSpans, fc.integer({ min: 1, max: 50 }), (spans, columns) => {
      const trace = traceFromSpans(spans);
      const inColumns = runningMeans(trace, columns).reduce((sum, each) => sum + each, 0) / columns;
      // What begins at the very end has no time left within the trace.
      const traceEnd = Math.max(1, trace.duration);
      const inSpans = trace.start.reduce(
        (sum, start, span) => sum + Math.min(traceEnd, Math.max(trace.end[span], start + 1)) - start,
        0,
      );
      // Each edge is rounded as a figure as large as the trace's end.
      const tolerance = 1e-13 * traceEnd * Math.max(1, trace.length);
      expect(Math.abs(inColumns * traceEnd - inSpans)).toBeLessThanOrEqual(tolerance);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
