import { describe, expect, test } from 'vitest';
import { noFactsOf } from '../testing/facts-from-spans.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { analysisOf, contextOf } from './analyse-trace.ts';
import { ancestorSearch } from './ancestor-search.ts';

/** A chain of one service whose spans lie far left and far right in turn: no span lies in any above it. */
function zigzag(length: number) {
  return traceFromSpans(
    Array.from({ length }, (_, i) => {
      const start = i % 2 === 0 ? i : length * 10 - i;
      const parent = i === 0 ? null : String(i);
      return { id: String(i + 1), parent, service: 'web', name: 'step', start, end: start + 2 };
    }),
  );
}

describe('ancestorSearch', () => {
  test('finds the nearest ancestor that holds a time', () => {
    const trace = traceFromSpans([
      { id: '1', parent: null, service: 'web', name: 'a', start: 0, end: 100 },
      { id: '2', parent: '1', service: 'web', name: 'b', start: 10, end: 90 },
      { id: '3', parent: '2', service: 'web', name: 'c', start: 20, end: 30 },
    ]);
    const { nearest } = ancestorSearch(trace);
    expect([nearest(2, 0, 25, 25), nearest(2, 0, 50, 50), nearest(2, 0, 95, 95)]).toEqual([2, 1, 0]);
  });

  test('gives up in a trace that would take steps without end', () => {
    const trace = zigzag(20_000);
    const { failures } = analysisOf(contextOf(trace, noFactsOf(trace)));
    expect(failures).toEqual([]);
  });
});
