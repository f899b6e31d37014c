import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { isParent } from './rows.ts';

/** Collapsed spans are a `SpanSet` of parents. Each function returns a new set, or the one given if nothing changes. */

export function withCollapsed(collapsed: SpanSet, span: SpanIndex, isCollapsed: boolean): SpanSet {
  if (collapsed.has(span) === isCollapsed) return collapsed;
  const next = collapsed.clone();
  if (isCollapsed) next.add(span);
  else next.delete(span);
  return next;
}

/** Returns the set with every parent collapsed, so that only roots are left. O(n). */
export function collapseAll(trace: SpanTable): SpanSet {
  const all = new SpanSet(trace.length);
  for (let span = 0; span < trace.length; span++) if (isParent(trace, span)) all.add(span);
  return all;
}

/** Returns the set with `span` and its siblings expanded. O(siblings). */
export function expandSiblings(trace: SpanTable, collapsed: SpanSet, span: SpanIndex): SpanSet {
  const parent = trace.parent[span];
  const end = parent < 0 ? trace.length : trace.subtreeEnd[parent];
  const next = collapsed.clone();
  for (let sibling = parent + 1; sibling < end; sibling = trace.subtreeEnd[sibling]) next.delete(sibling);
  return next;
}

/** Returns the set with all ancestors of `span` expanded, so that it has a row. O(depth). */
export function revealSpan(trace: SpanTable, collapsed: SpanSet, span: SpanIndex): SpanSet {
  let next = collapsed;
  for (let above = trace.parent[span]; above >= 0; above = trace.parent[above]) {
    if (!next.has(above)) continue;
    if (next === collapsed) next = collapsed.clone();
    next.delete(above);
  }
  return next;
}
