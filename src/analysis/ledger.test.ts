import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../testing/facts-from-spans.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomSpans } from '../testing/random-trace.ts';
import { type TestSpan, traceFromSpans } from '../testing/trace-from-spans.ts';
import { spansFromText } from '../testing/trace-from-text.ts';
import type { Fact } from '../trace/span-facts.ts';
import { contextOf } from './analyse-trace.ts';
import { ledgerOf } from './ledger.ts';
import type { RetryRun } from './trace-analysis.ts';

const MS = 1e6;

/** The entries as `category service operation milliseconds`; facts by the name of the span. */
function ledger(
  drawing: string,
  facts: Readonly<Record<string, TestSpan['facts']>> = {},
  retries: readonly RetryRun[] = [],
): string[] {
  const spans = spansFromText(drawing).map((span) => ({ ...span, facts: facts[span.name] ?? {} }));
  const trace = traceFromSpans(spans);
  const entries = ledgerOf({ ...contextOf(trace, factsOf(trace, spans)), retries });
  return entries.map(({ category, service, operation, time }) => `${category} ${service} ${operation} ${time / MS}`);
}

/** Tries of one call of the first row. */
const triedAgain = (...members: number[]): RetryRun => ({ parent: 0, members, wasted: 0, outcome: 'recovered' });
const noted = (fact: Fact, text: string): TestSpan['facts'] => ({ [fact]: text });

describe('the ledger', () => {
  test('has a query, a message, a call that nothing came back from and own time apart', () => {
    const drawing = `
      shop  POST /cart        |-----------------------------|  kind=server
        shop  SELECT cart     |---|  kind=client
        shop  orders send           |--|  kind=producer
        shop  POST                      |-------|  kind=client
        shop  total                               |---------|
    `;
    expect(ledger(drawing, { 'SELECT cart': noted('databaseSystem', 'postgresql') })).toEqual([
      'messaging shop orders send 4',
      'database shop SELECT cart 5',
      'remote shop POST 9',
      'own shop total 11',
      'own shop POST /cart 2',
    ]);
  });

  test('has a call in which nothing is active as remote, whatever of no length is recorded in it', () => {
    const drawing = `
      shop  GET /cart         |-----------------------------|  kind=server
        shop  GET             |-----------------------------|  kind=client
          shop  sent            !
    `;
    expect(ledger(drawing)).toEqual(['remote shop GET 31']);
  });

  test('has a long gap as a gap, and a short one as own time', () => {
    const drawing = `
      shop  POST /cart  |-----------------------------|  kind=server
        shop  total                |-----------------|
    `;
    expect(ledger(drawing)).toEqual(['gap shop POST /cart 11', 'own shop total 19', 'own shop POST /cart 1']);
  });

  test('has the way between a call and its server as network', () => {
    const drawing = `
      shop  GET stock    |-------------------|  kind=client
        stock  GET /      |-----------------|   kind=server
    `;
    expect(ledger(drawing)).toEqual(['network shop GET stock 2', 'own stock GET / 19']);
  });

  test('has what was tried in vain and the pauses between as retry, and the last try as what it is', () => {
    const drawing = `
      shop  GET /page         |-----------------------------|  kind=server
        shop  GET a           |------|  kind=client status=error
        shop  GET a                      |------|  kind=client status=error
        shop  GET a                                |--------|  kind=client
    `;
    expect(ledger(drawing, {}, [triedAgain(1, 2, 3)])).toEqual([
      'retry shop GET a 16',
      'retry shop GET /page 5',
      'remote shop GET a 10',
    ]);
  });

  test('has what runs beside tries as what it is', () => {
    const drawing = `
      shop  GET /page   |-----------------------------|  kind=server
        shop  GET a     |------|                         kind=client status=error
        shop  GET a             |------|                 kind=client
        shop  render    |-----------------------------|
    `;
    expect(ledger(drawing, {}, [triedAgain(1, 2)])).toEqual(['own shop render 31']);
  });

  test('has calls of one operation together', () => {
    const drawing = `
      shop  GET /page         |------------------|  kind=server
        shop  GET a           |-------|  kind=client
        shop  GET a                    |---------|  kind=client
    `;
    expect(ledger(drawing)).toEqual(['remote shop GET a 20']);
  });

  test('is empty where no time passed', () => {
    expect(ledger('shop  GET /page  !')).toEqual([]);
  });

  test('sums to the root’s duration exactly, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const trace = traceFromSpans(spans);
        const context = contextOf(trace, factsOf(trace, spans));
        const sum = ledgerOf(context).reduce((total, { time }) => total + time, 0);
        expect(sum).toBe(context.rootDuration);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
