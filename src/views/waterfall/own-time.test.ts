import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfTimes } from '../../analysis/self-time.ts';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { ownTime } from './own-time.ts';

describe('own time', () => {
  test('adds up to the self time of every span', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const trace = traceFromSpans(spans);
        const self = selfTimes(trace);
        for (let span = 0; span < trace.length; span++) {
          const { edges } = ownTime(trace, span);
          let sum = 0;
          for (let i = 0; i < edges.length; i += 2) sum += edges[i + 1] - edges[i];
          expect(sum).toBeCloseTo(self[span], 3);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
