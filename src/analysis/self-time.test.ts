import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseTrace, readAnalysisCases } from '../testing/analysis-cases.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomTree } from '../testing/random-trace.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { isDeferred } from '../trace/deferred.ts';
import { spanAt } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { selfTimes } from './self-time.ts';

const runs = { numRuns: PROPERTY_RUNS };

/** Self times in milliseconds by span name. */
function drawnSelfTimes(...lines: string[]): Record<string, number> {
  const trace = traceFromText(lines.join('\n'));
  return Object.fromEntries(Array.from(selfTimes(trace), (time, row) => [spanAt(trace, row).name, time / 1e6]));
}

/** The definition, a nanosecond step at a time between all moments at which anything starts or ends. */
function bySweep(trace: SpanTable, row: number): number {
  const children = Array.from({ length: trace.length }, (_, each) => each).filter(
    (each) => trace.parent[each] === row && !isDeferred(trace, each),
  );
  const moments = [row, ...children].flatMap((each) => [trace.start[each], trace.end[each]]).sort((a, b) => a - b);
  let self = 0;
  for (let i = 1; i < moments.length; i++) {
    const [from, to] = [moments[i - 1], moments[i]];
    const isIn = (each: number) => trace.start[each] <= from && to <= trace.end[each];
    if (isIn(row) && !children.some(isIn)) self += to - from;
  }
  return self;
}

describe('self time', () => {
  test('is what no child covers, overlaps counted once', () => {
    expect(
      drawnSelfTimes(
        'a root    |--------|', //
        '  a one    |--|',
        '  a two      |---|',
      ),
    ).toEqual({ root: 3, one: 4, two: 5 });
  });

  test('cuts children to their parent', () => {
    expect(
      drawnSelfTimes(
        'a root     |----|', //
        '  a early |--|',
        '  a late       |-----|',
      ),
    ).toEqual({ root: 1, early: 4, late: 7 });
  });

  test('is not shortened by what nobody waits for', () => {
    expect(
      drawnSelfTimes(
        'a root    |--------|', //
        '  b queued  |--|      kind=consumer',
        '  a later     |-|     follows_from',
      ),
    ).toEqual({ root: 10, queued: 4, later: 3 });
  });

  test('is not shortened by instants', () => {
    expect(drawnSelfTimes('a root |---|', '  a note  !').root).toBe(5);
  });

  test('lies between zero and the duration, which a leaf has whole', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const trace = traceFromSpans(spans);
        for (const [row, self] of selfTimes(trace).entries()) {
          const duration = trace.end[row] - trace.start[row];
          const isLeaf = trace.subtreeEnd[row] === row + 1;
          expect(self).toBeGreaterThanOrEqual(isLeaf ? duration : 0);
          expect(self).toBeLessThanOrEqual(duration);
        }
      }),
      runs,
    );
  });

  test('is the definition, moment by moment', () => {
    fc.assert(
      fc.property(randomTree, (spans) => {
        const trace = traceFromSpans(spans.slice(0, 40));
        const expected = Array.from({ length: trace.length }, (_, row) => bySweep(trace, row));
        expect([...selfTimes(trace)]).toEqual(expected);
      }),
      runs,
    );
  });
});

const cases = readAnalysisCases().filter(
  (each) => each.expect.selfTime !== undefined && each.expect.skew === undefined,
);

describe.skipIf(cases.length === 0)('self time in the published cases', () => {
  test.for(cases)('$id: $title', (given) => {
    const { trace, rowOf } = caseTrace(given);
    const self = selfTimes(trace);
    const names = Object.keys(given.expect.selfTime ?? {});
    expect(Object.fromEntries(names.map((name) => [name, self[rowOf(name)] / 1000]))).toEqual(given.expect.selfTime);
  });
});
