import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { collapseAll } from './collapse.ts';
import {
  collapseShorter,
  collapseSiblings,
  collapseSubtree,
  collapseToLevel,
  collapseWithoutErrors,
  expandSubtree,
  levelCount,
} from './collapse-by.ts';
import { descendantCount, visibleRows } from './rows.ts';

/** Named by their letters; `a` lasts 20 ms, `f` 8. */
const trace = traceFromText(`
web a        |------------------|
 api b        |---|
  db c         |-|
   db d        ||                  status=error
 api e             |----------|
  db f              |------|
   db g              |-|
  db h                      |-|
web i                              |---|
`);
const nothing = new SpanSet(trace.length);
const [b, e] = [1, 4];

function left(collapsed: SpanSet, root = -1): string {
  return Array.from(visibleRows(trace, collapsed, root), (span) => spanName(trace, span)).join('');
}

describe('collapsing to a level', () => {
  test('leaves so many levels', () => {
    expect([1, 2, 3, 4].map((levels) => left(collapseToLevel(trace, levels)))).toEqual([
      'ai',
      'abei',
      'abcefhi',
      'abcdefghi',
    ]);
  });

  test('counts from the root of the subtree that is shown', () => {
    expect(left(collapseToLevel(trace, 2, e), e)).toBe('efh');
  });

  test('as many levels as there are leave every row', () => {
    expect([levelCount(trace), levelCount(trace, e)]).toEqual([4, 3]);
    expect(left(collapseToLevel(trace, levelCount(trace)))).toBe('abcdefghi');
  });
});

describe('collapsing what is short', () => {
  test('closes rows that hold nothing as long', () => {
    expect(left(collapseShorter(trace, 8e6))).toBe('abefhi');
  });

  test('shows every span that is as long, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, fc.double({ min: 0, max: 1, noNaN: true }), (spans, share) => {
        const table = traceFromSpans(spans);
        const threshold = table.duration * share;
        const shown = new Set(visibleRows(table, collapseShorter(table, threshold)));
        for (let span = 0; span < table.length; span++) {
          if (table.end[span] - table.start[span] >= threshold) expect(shown.has(span)).toBe(true);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('collapsing what holds no error', () => {
  test('leaves open what leads to one', () => {
    expect(left(collapseWithoutErrors(trace))).toBe('abcdei');
  });

  test('shows every error and nothing collapsed that hides one, whatever the trace', () => {
    fc.assert(
      fc.property(randomSpans, (spans) => {
        const table = traceFromSpans(spans);
        const collapsed = collapseWithoutErrors(table);
        const shown = new Set(visibleRows(table, collapsed));
        for (let span = 0; span < table.length; span++) {
          if (table.status[span] === StatusCode.Error) expect(shown.has(span)).toBe(true);
        }
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});

describe('a row and those around it', () => {
  test('a subtree is closed as a whole, so that opening its row shows closed rows', () => {
    const collapsed = collapseSubtree(trace, nothing, e);
    expect(left(collapsed)).toBe('abcdei');
    collapsed.delete(e);
    expect(left(collapsed)).toBe('abcdefhi');
  });

  test('a subtree is opened as a whole, and nothing beside it', () => {
    expect(left(expandSubtree(trace, collapseToLevel(trace, 2), e))).toBe('abefghi');
  });

  test('siblings are closed, leaves among them stay leaves', () => {
    const collapsed = collapseSiblings(trace, nothing, b);
    expect(left(collapsed)).toBe('abei');
    expect(collapsed.count()).toBe(2);
  });

  test('leave the set that they were given alone', () => {
    const given = collapseAll(trace);
    const before = given.count();
    expandSubtree(trace, given, 0);
    expect(given.count()).toBe(before);
  });

  test('no way to collapse closes a leaf', () => {
    fc.assert(
      fc.property(randomSpans, fc.nat(199), (spans, pick) => {
        const table = traceFromSpans(spans);
        const span = pick % table.length;
        const empty = new SpanSet(table.length);
        const sets = [
          collapseToLevel(table, 1),
          collapseShorter(table, table.duration),
          collapseWithoutErrors(table),
          collapseSubtree(table, empty, span),
          collapseSiblings(table, empty, span),
        ];
        for (const set of sets) for (const parent of set) expect(descendantCount(table, parent)).toBeGreaterThan(0);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
