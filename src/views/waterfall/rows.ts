import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/** The spans that have a row, in order; ascending, since a table's rows stand in waterfall order. */
export type VisibleRows = Uint32Array;

/**
 * Returns the spans that are left when the subtrees of `collapsed` are closed: of the subtree of `root`, or of the whole
 * trace where that is -1. Of `only` these spans, where it is not null. O(visible rows).
 */
export function visibleRows(
  trace: SpanTable,
  collapsed: SpanSet,
  root: SpanIndex = -1,
  only: SpanSet | null = null,
): VisibleRows {
  const end = root < 0 ? trace.length : trace.subtreeEnd[root];
  const rows = new Uint32Array(end - Math.max(0, root));
  let count = 0;
  for (let span = Math.max(0, root); span < end; span = collapsed.has(span) ? trace.subtreeEnd[span] : span + 1) {
    if (only === null || only.has(span)) rows[count++] = span;
  }
  return rows.subarray(0, count);
}

/**
 * Returns the row that stands for `span`: its own, or that of the collapsed ancestor that hides it. -1 if there are no
 * rows. A span outside the subtree that is shown has the last row before it, if any. O(log rows).
 */
export function rowOf(rows: VisibleRows, span: SpanIndex): number {
  // A collapsed ancestor is the last visible span before all that it hides, so the last row not after `span` is it.
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] <= span) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Returns whether `span` has a row of its own. */
export function isVisible(rows: VisibleRows, span: SpanIndex): boolean {
  const row = rowOf(rows, span);
  return row >= 0 && rows[row] === span;
}

/** Returns how many spans lie below `span`: those that collapsing it hides. */
export function descendantCount(trace: SpanTable, span: SpanIndex): number {
  return trace.subtreeEnd[span] - span - 1;
}

export function isParent(trace: SpanTable, span: SpanIndex): boolean {
  return descendantCount(trace, span) > 0;
}
