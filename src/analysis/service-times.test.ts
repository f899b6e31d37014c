import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf, noFactsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { contextOf } from './analyse-trace.ts';
import { ledgerOf } from './ledger.ts';
import { serviceTimes } from './service-times.ts';

const MS = 1e6;

test('each service has the time that was waited for it, most first', () => {
  const trace = traceFromText(`
    shop   GET /cart  |---------|
      db   SELECT       |-----|
      mail send                   |---|
  `);
  const times = serviceTimes(trace, noFactsOf(trace));
  expect(times.map(({ name, time }) => `${name} ${time / MS}`)).toEqual(['db 7', 'shop 4']);
});

test('they are the ledger’s, by service', () => {
  fc.assert(
    fc.property(randomSpans, (spans) => {
      const trace = traceFromSpans(spans);
      const facts = factsOf(trace, spans);
      const times = new Map(serviceTimes(trace, facts).map(({ name, time }) => [name, time]));
      const ofLedger = new Map<string, number>();
      for (const { service, time } of ledgerOf(contextOf(trace, facts))) {
        ofLedger.set(service, (ofLedger.get(service) ?? 0) + time);
      }
      expect([...times.keys()].sort()).toEqual([...ofLedger.keys()].sort());
      for (const [name, time] of times) expect(time).toBeCloseTo(ofLedger.get(name) ?? 0, 3);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});
