import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfTimes } from '../../analysis/self-time.ts';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { CHILDREN_LOOKED_AT, ownTime } from './own-time.ts';

describe('own time', () => {
  test('adds up to the self time of every span', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const trace = traceFromSpans(spans);
        const self = selfTimes(trace);
        for (let span = 0; span < trace.length; span++) {
          const stretches = ownTime(trace, span);
          let sum = 0;
          for (let i = 0; i < stretches.length; i += 2) sum += stretches[i + 1] - stretches[i];
          expect(sum).toBeCloseTo(self[span], 3);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('claims nothing behind the last child that is looked at', () => {
    const count = CHILDREN_LOOKED_AT + 10;
    const children = Array.from({ length: count }, (_, i) => ({
      id: (i + 2).toString(16),
      parent: '1',
      service: 'db',
      name: 'get',
      start: i * 1000,
      end: i * 1000 + 500,
    }));
    const trace = traceFromSpans([
      { id: '1', parent: null, service: 'web', name: 'a', start: 0, end: count * 1000 },
      ...children,
    ]);
    expect(ownTime(trace, 0).at(-1)).toBe((CHILDREN_LOOKED_AT - 1) * 1000);
  });
});
