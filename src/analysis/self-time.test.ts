import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { selfTimeByDefinition } from '../testing/figures-by-definition.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { randomTree } from '../testing/random-trace.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanAt } from '../trace/span-at.ts';
import { relationsOf } from './relations.ts';
import { selfTimes } from './self-time.ts';

const runs = { numRuns: PROPERTY_RUNS };

/** Self times in milliseconds by span name. */
function drawnSelfTimes(...lines: string[]): Record<string, number> {
  const trace = traceFromText(lines.join('\n'));
  return Object.fromEntries(Array.from(selfTimes(trace), (time, row) => [spanAt(trace, row).name, time / 1e6]));
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

  test('is the definition, cell by cell, even where siblings do not stand by start', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace, unit }) => {
        const expected = Array.from({ length: trace.length }, (_, row) => selfTimeByDefinition(trace, row, unit));
        expect([...selfTimes(trace, relationsOf(trace))]).toEqual(expected);
      }),
      runs,
    );
  });
});
