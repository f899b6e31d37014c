import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import { hiddenTotals } from './hidden-totals.ts';

const trace = traceFromText(`
web a        |------------------|  status=error
 api b        |--------|
  db c         |-|                 status=error
  db d             |--|
web e                              |---|
`);

describe('what a collapsed row hides', () => {
  test('counts the spans below it and their errors, not its own', () => {
    expect(hiddenTotals(trace, 0)).toMatchObject({ spans: 3, errors: 1 });
    expect(hiddenTotals(trace, 4)).toEqual({ spans: 0, errors: 0, selfTime: 0 });
  });

  test('adds up self time, so that nothing is counted twice', () => {
    // `b` lasts 10 ms, of which 3 and 4 are its children's.
    expect(hiddenTotals(trace, 0).selfTime).toBe(10e6);
    expect(hiddenTotals(trace, 1).selfTime).toBe(7e6);
  });

  test('counts what a walk over the rows counts, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const table = traceFromSpans(spans);
        for (let span = 0; span < table.length; span++) {
          const below = table.status.slice(span + 1, table.subtreeEnd[span]);
          const errors = below.filter((status) => status === StatusCode.Error).length;
          expect(hiddenTotals(table, span)).toMatchObject({ spans: below.length, errors });
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
