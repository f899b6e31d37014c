import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { randomSpans } from '../../testing/random-trace.ts';
import { traceFromSpans } from '../../testing/trace-from-spans.ts';
import { traceFromText } from '../../testing/trace-from-text.ts';
import { spanName } from '../../trace/span.ts';
import { SpanSet } from '../../trace/span-set.ts';
import { visibleRows } from './rows.ts';
import { isAfterGap, stuckSpans, uncoverRow } from './stuck-rows.ts';
import { EMPTY_VIEWPORT, lastFirstRow, type Viewport } from './viewport.ts';

const trace = traceFromText(`
web a        |----------|
 api b        |---|
  db c         |-|
   db d        |
   db e        |
 api f             |---|
  db g              |-|
web h                    |---|
`);
const rows = visibleRows(trace, new SpanSet(trace.length));

function at(firstRow: number, height = 440): Viewport {
  return { ...EMPTY_VIEWPORT, rowCount: 1000, height, firstRow };
}

function stuckAt(firstRow: number, height?: number): string {
  return stuckSpans(trace, rows, at(firstRow, height))
    .map((span) => spanName(trace, span))
    .join('');
}

describe('ancestors that stay at the upper edge', () => {
  test('none while the top is in sight', () => {
    expect(stuckAt(0)).toBe('');
  });

  test('those of the first row below them', () => {
    expect(stuckAt(1)).toBe('abc');
    expect(stuckAt(6)).toBe('');
  });

  test('fewer in a low window, none in the lowest', () => {
    expect(stuckAt(2, 220)).toBe('ac');
    expect(stuckAt(2, 100)).toBe('');
  });

  test('of a subtree alone, none that are above it', () => {
    const inner = visibleRows(trace, new SpanSet(trace.length), 1);
    const names = stuckSpans(trace, inner, at(1)).map((span) => spanName(trace, span));
    expect(names).toEqual(['b', 'c']);
  });

  test('the root and the nearest where they are many, with a gap between the two', () => {
    const stuck = stuckSpans(trace, rows, at(2, 220));
    expect(stuck.map((_, place) => isAfterGap(trace, stuck, place))).toEqual([false, true]);
  });

  test('have no gap where none is left out', () => {
    const stuck = stuckSpans(trace, rows, at(1));
    expect(stuck.map((_, place) => isAfterGap(trace, stuck, place))).toEqual([false, false, false]);
  });

  test('the root is that of their own tree, where a trace has several', () => {
    const forest = traceFromText(`
web a  |--|
web b      |---------|
 api c      |-------|
  db d       |-----|
   db e       |---|
`);
    const all = visibleRows(forest, new SpanSet(forest.length));
    const names = stuckSpans(forest, all, at(2, 220)).map((span) => spanName(forest, span));
    expect(names).toEqual(['b', 'd']);
  });

  test('are ancestors of the row below them, one after the other, wherever one scrolls', () => {
    fc.assert(
      fc.property(randomSpans, fc.double({ min: 0, max: 1, noNaN: true }), (spans, share) => {
        const table = traceFromSpans(spans);
        const all = visibleRows(table, new SpanSet(table.length));
        const viewport = { ...at(0), rowCount: all.length };
        const firstRow = share * lastFirstRow(viewport);
        const stuck = stuckSpans(table, all, { ...viewport, firstRow });
        for (let i = 2; i < stuck.length; i++) expect(table.parent[stuck[i]]).toBe(stuck[i - 1]);
        if (stuck.length > 1) expect(table.parent[stuck[0]]).toBe(-1);
        const below = all[Math.floor(firstRow) + stuck.length];
        for (const span of stuck) expect(span < below && below < table.subtreeEnd[span]).toBe(true);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });

  test('a row is uncovered by scrolling up, and is in sight then', () => {
    fc.assert(
      fc.property(randomSpans, fc.nat(199), fc.nat(3), (spans, pick, covered) => {
        const table = traceFromSpans(spans);
        const all = visibleRows(table, new SpanSet(table.length));
        const row = pick % all.length;
        const viewport = { ...at(Math.max(0, row - covered)), rowCount: all.length + 100 };
        const after = uncoverRow(table, all, row)(viewport);
        expect(after.firstRow).toBeLessThanOrEqual(viewport.firstRow);
        expect(after.firstRow + stuckSpans(table, all, after).length).toBeLessThanOrEqual(row);
      }),
      { numRuns: PROPERTY_RUNS },
    );
  });
});
