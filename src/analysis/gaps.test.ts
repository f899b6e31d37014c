import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  gapKindByDefinition,
  gapsByDefinition,
  type OwnedStretch,
  workBelow,
} from '../testing/figures-by-definition.ts';
import { PROPERTY_RUNS } from '../testing/property-runs.ts';
import { treeInCells } from '../testing/random-trace.ts';
import { rowsOf } from '../testing/relations-by-definition.ts';
import { traceFromSpans } from '../testing/trace-from-spans.ts';
import { traceFromText } from '../testing/trace-from-text.ts';
import { traceInCells } from '../testing/trace-in-cells.ts';
import { spanKey, spanName } from '../trace/span.ts';
import type { SpanTable } from '../trace/span-table.ts';
import { blankTime } from './blank-time.ts';
import { criticalPath } from './critical-path.ts';
import { gapsOf } from './gaps.ts';
import { isNotable } from './notable.ts';
import { relationsOf } from './relations.ts';
import { selfTimes } from './self-time.ts';
import { GAP_KINDS, GAP_POSITIONS, type Gaps } from './trace-analysis.ts';

const runs = { numRuns: PROPERTY_RUNS };

function gapsIn(trace: SpanTable): Gaps {
  const relations = relationsOf(trace);
  const { path } = criticalPath(trace, relations);
  const rootDuration = trace.end[trace.primaryRoot] - trace.start[trace.primaryRoot];
  const { stretches } = blankTime(trace, relations);
  return gapsOf(trace, relations, stretches, path, (time) => isNotable(time, rootDuration));
}

const stretchesOf = ({ span, start, end }: Gaps): OwnedStretch[] =>
  Array.from(span, (row, i) => ({ span: row, start: start[i], end: end[i] }));

/** Each gap in words: `root 0-3 head uninstrumented, 3 critical`. */
function drawnGaps(...lines: string[]): string[] {
  const trace = traceFromText(lines.join('\n'));
  const { kind, position, critical, ...gaps } = gapsIn(trace);
  return Array.from(gaps.span, (row, i) => {
    const times = `${gaps.start[i] / 1e6}-${gaps.end[i] / 1e6}`;
    const words = `${GAP_POSITIONS[position[i]]} ${GAP_KINDS[kind[i]]}, ${critical[i] / 1e6} critical`;
    return `${spanName(trace, row)} ${times} ${words}`;
  });
}

describe('gaps', () => {
  test('are where nothing below a span is active', () => {
    expect(
      drawnGaps(
        'a root |--------|', //
        '  b one   |-|',
        '  b two       |-|',
      ),
    ).toEqual(['root 0-3 head uninstrumented, 3 critical', 'root 6-7 middle uninstrumented, 1 critical']);
  });

  test('are not where work goes on that outlived its parent', () => {
    expect(
      drawnGaps(
        'a root     |--------|', //
        '  a one    |-|',
        '    a two    |-----|',
      ),
    ).toEqual(['root 9-10 tail uninstrumented, 1 critical', 'one 0-2 head uninstrumented, 2 critical']);
  });

  test('are nothing to the root where nobody waited for the span', () => {
    expect(
      drawnGaps(
        'a root    |--------|', //
        '  a one        |-------|',
        '    b two      |----|',
      ),
    ).toEqual(['root 0-5 head uninstrumented, 5 critical', 'one 11-14 tail uninstrumented, 0 critical']);
  });

  test('between a client and the server that it called are network', () => {
    expect(
      drawnGaps(
        'a call    |--------|  kind=client', //
        '  b serve   |---|     kind=server',
      ),
    ).toEqual(['call 0-2 head network, 2 critical', 'call 7-10 tail network, 3 critical']);
  });

  test('between a failed call and the next like it are a pause before a retry', () => {
    expect(
      drawnGaps(
        'a root |----------|', //
        '  b get |-|            status=error',
        '  b get      |-|',
        '  b put          |-|',
      ),
    ).toEqual([
      'root 0-1 head uninstrumented, 1 critical',
      'root 4-6 middle retry-backoff, 2 critical',
      'root 9-10 middle uninstrumented, 1 critical',
    ]);
  });
});

describe('the gaps of any trace', () => {
  test('are those of the definition, cell by cell', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace, unit }) => {
        const expected = rowsOf(trace).flatMap((row) => gapsByDefinition(trace, row, unit) ?? []);
        expect(stretchesOf(gapsIn(trace))).toEqual(expected);
      }),
      runs,
    );
  });

  test('are of the kinds of the definition', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const gaps = gapsIn(trace);
        const expected = stretchesOf(gaps).map((gap) => gapKindByDefinition(trace, gap));
        expect(Array.from(gaps.kind, (kind) => GAP_KINDS[kind])).toEqual(expected);
      }),
      runs,
    );
  });

  test('stand at the head, the tail or between', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const gaps = gapsIn(trace);
        const expected = stretchesOf(gaps).map(({ span, start, end }) =>
          start === trace.start[span] ? 'head' : end === trace.end[span] ? 'tail' : 'middle',
        );
        expect(Array.from(gaps.position, (position) => GAP_POSITIONS[position])).toEqual(expected);
      }),
      runs,
    );
  });

  test('lie inside their spans, apart from each other and from all that is active below', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const gaps = stretchesOf(gapsIn(trace));
        for (const [i, { span, start, end }] of gaps.entries()) {
          expect(trace.start[span] <= start && start < end && end <= trace.end[span]).toBe(true);
          const next = gaps[i + 1];
          if (next?.span === span) expect(next.start).toBeGreaterThan(end);
          const inIt = workBelow(trace, span).filter(
            (row) => trace.start[row] < end && trace.end[row] > start && trace.end[row] > trace.start[row],
          );
          expect(inIt).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('have as critical part what the path gives to the span in them', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const gaps = gapsIn(trace);
        const { path } = criticalPath(trace, relationsOf(trace));
        for (const [i, { span, start, end }] of stretchesOf(gaps).entries()) {
          let critical = 0;
          for (const [piece, owner] of path.span.entries()) {
            const shared = Math.min(path.end[piece], end) - Math.max(path.start[piece], start);
            if (owner === span && shared > 0) critical += shared;
          }
          expect(gaps.critical[i]).toBe(critical);
        }
      }),
      runs,
    );
  });

  test('sum to self time at most, and to just that where all below lies in its parent', () => {
    fc.assert(
      fc.property(traceInCells, ({ trace }) => {
        const relations = relationsOf(trace);
        const self = selfTimes(trace, relations);
        const { isLeaf } = blankTime(trace, relations);
        const sums = new Float64Array(trace.length);
        for (const { span, start, end } of stretchesOf(gapsIn(trace))) sums[span] += end - start;
        for (const row of rowsOf(trace)) {
          expect(sums[row]).toBeLessThanOrEqual(self[row]);
          const areInside = workBelow(trace, row).every((each) => isInParent(trace, each));
          if (areInside && isLeaf[row] === 0) expect(sums[row]).toBe(self[row]);
        }
      }),
      runs,
    );
  });

  test('are the last thing missing: a child in one removes just that one', () => {
    fc.assert(
      fc.property(treeInCells, fc.nat(), ({ spans }, pick) => {
        const trace = traceFromSpans(spans);
        const gaps = stretchesOf(gapsIn(trace));
        if (gaps.length === 0) return;
        const filled = gaps[pick % gaps.length];
        const offset = Math.min(...spans.map(({ start }) => start));
        const parent = spanKey(trace, filled.span);
        const child = {
          id: 'fff',
          parent,
          service: spans.find(({ id }) => id === parent)?.service ?? '',
          name: 'filling',
          start: filled.start + offset,
          end: filled.end + offset,
        };
        const told = (table: SpanTable, each: OwnedStretch) => [spanKey(table, each.span), each.start, each.end].join();
        const after = traceFromSpans([...spans, child]);
        const expected = gaps.filter((gap) => gap !== filled).map((gap) => told(trace, gap));
        const left = stretchesOf(gapsIn(after)).map((gap) => told(after, gap));
        expect(left.sort()).toEqual(expected.sort());
      }),
      runs,
    );
  });
});

function isInParent({ parent, start, end }: SpanTable, row: number): boolean {
  return start[row] >= start[parent[row]] && end[row] <= end[parent[row]];
}
