import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { compareKeys } from './compare-keys.ts';
import { spanKey } from './span.ts';

const span = (id: string) => ({ id, parent: null, service: 'a', name: id, start: 0, end: 1 });

test('keys are compared as text, code unit by code unit', () => {
  fc.assert(
    fc.property(randomSpans, fc.nat(), fc.nat(), (spans, one, other) => {
      const trace = traceFromSpans(spans);
      const [a, b] = [one % trace.length, other % trace.length];
      const [keyA, keyB] = [spanKey(trace, a), spanKey(trace, b)];
      expect(Math.sign(compareKeys(trace, a, b))).toBe(keyA < keyB ? -1 : keyA > keyB ? 1 : 0);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test('ids that are text stand among hexadecimal ones by their letters', () => {
  const trace = traceFromSpans(['0a', 'not hex', '~', '!', 'b0'].map(span));
  const rows = Array.from({ length: trace.length }, (_, row) => row);
  const sorted = rows.toSorted((a, b) => compareKeys(trace, a, b)).map((row) => spanKey(trace, row));
  expect(sorted).toEqual(['!', '000000000000000a', '00000000000000b0', 'not hex', '~']);
});
