import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { collapseAll, expandSiblings, revealSpan, withCollapsed } from './collapse.ts';
import { descendantCount, rowOf, visibleRows } from './rows.ts';

const trace = traceFromText(`
web a        |----------|
 api b        |---|
  db c         |-|
   db d        |
 api e             |---|
  db f              |-|
web g                    |---|
`);
const [a, b, c, d, e, , g] = [0, 1, 2, 3, 4, 5, 6];

function namesOf(table: SpanTable, collapsed: SpanSet): string {
  return Array.from(visibleRows(table, collapsed), (span) => spanName(table, span)).join('');
}

describe('visible rows', () => {
  test('nothing collapsed shows every span', () => {
    expect(namesOf(trace, new SpanSet(trace.length))).toBe('abcdefg');
  });

  test('a collapsed span hides what is below it and nothing else', () => {
    expect(namesOf(trace, SpanSet.of(trace.length, [b]))).toBe('abefg');
  });

  test('collapsed spans below a collapsed one change nothing', () => {
    expect(namesOf(trace, SpanSet.of(trace.length, [b, c]))).toBe('abefg');
  });

  test('a hidden span is stood for by the outermost ancestor that hides it', () => {
    const rows = visibleRows(trace, SpanSet.of(trace.length, [b, c]));
    expect(rows[rowOf(rows, d)]).toBe(b);
  });

  test('every span has a row or a collapsed ancestor with one, whatever is collapsed', () => {
    fc.assert(
      fc.property(randomSpans, fc.array(fc.nat(199)), (spans, picks) => {
        const table = traceFromSpans(spans);
        const collapsed = SpanSet.of(
          table.length,
          picks.filter((pick) => pick < table.length),
        );
        const rows = visibleRows(table, collapsed);
        for (let span = 0; span < table.length; span++) {
          const shown = rows[rowOf(rows, span)];
          const isHiddenBelow = collapsed.has(shown) && shown < span && span < table.subtreeEnd[shown];
          expect(shown === span || isHiddenBelow).toBe(true);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('rows and hidden spans add up to the trace when roots are collapsed', () => {
    const rows = visibleRows(trace, collapseAll(trace));
    const hidden = Array.from(rows, (span) => descendantCount(trace, span));
    expect(Array.from(rows)).toEqual([a, g]);
    expect(hidden).toEqual([5, 0]);
  });
});

describe('collapsing', () => {
  test('collapses parents only, so that leaves stay leaves', () => {
    expect([...collapseAll(trace)]).toEqual([0, 1, 2, 4]);
  });

  test('expands a row with its siblings, and leaves their children as they were', () => {
    const collapsed = SpanSet.of(trace.length, [b, c, e]);
    expect([...expandSiblings(trace, collapsed, e)]).toEqual([c]);
  });

  test('siblings of a root are the other roots', () => {
    expect([...expandSiblings(trace, collapseAll(trace), g)]).toEqual([b, c, e]);
  });

  test('brings a hidden span up by expanding all that is above it', () => {
    expect([...revealSpan(trace, collapseAll(trace), d)]).toEqual([e]);
  });

  test('leaves the set alone when there is nothing to change', () => {
    const collapsed = SpanSet.of(trace.length, [e]);
    expect(revealSpan(trace, collapsed, d)).toBe(collapsed);
    expect(withCollapsed(collapsed, e, true)).toBe(collapsed);
  });
});
