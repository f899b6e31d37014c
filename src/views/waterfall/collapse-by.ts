import { StatusCode } from '../../trace/span-kind.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import { following } from './look/followed-rule.ts';
import { isParent } from './rows.ts';

/** Ways to collapse many rows at once. Each returns a new set of collapsed parents. */

/** Returns the set that leaves rows of `levels` levels, counted from `root`, or from the trace's roots. O(n). */
export function collapseToLevel(trace: SpanTable, levels: number, root: SpanIndex = -1): SpanSet {
  const deepest = levels - 1 + (root < 0 ? 0 : trace.depth[root]);
  return following(
    { type: 'depth', depth: deepest },
    parentsWhere(trace, (span) => trace.depth[span] >= deepest),
  );
}

/** Returns the set that closes rows below which every span is shorter than `threshold`. O(n). */
export function collapseShorter(trace: SpanTable, threshold: Nanoseconds): SpanSet {
  const { start, end } = trace;
  const isKept = parentsAbove(trace, (span) => end[span] - start[span] >= threshold);
  return following(
    { type: 'shorter', than: threshold },
    parentsWhere(trace, (span) => !isKept.has(span)),
  );
}

/** Returns the set that closes rows below which no span has an error. O(n). */
export function collapseWithoutErrors(trace: SpanTable): SpanSet {
  const isKept = parentsAbove(trace, (span) => trace.status[span] === StatusCode.Error);
  return following(
    { type: 'without-errors' },
    parentsWhere(trace, (span) => !isKept.has(span)),
  );
}

/** Returns the set with every parent of the subtree of `span` collapsed, itself too. O(subtree). */
export function collapseSubtree(trace: SpanTable, collapsed: SpanSet, span: SpanIndex): SpanSet {
  const next = collapsed.clone();
  for (let below = span; below < trace.subtreeEnd[span]; below++) if (isParent(trace, below)) next.add(below);
  return next;
}

/** Returns the set with nothing of the subtree of `span` collapsed. O(subtree). */
export function expandSubtree(trace: SpanTable, collapsed: SpanSet, span: SpanIndex): SpanSet {
  const next = collapsed.clone();
  for (let below = span; below < trace.subtreeEnd[span]; below++) next.delete(below);
  return next;
}

/** Returns the set with `span` and its siblings collapsed, those that are parents. O(siblings). */
export function collapseSiblings(trace: SpanTable, collapsed: SpanSet, span: SpanIndex): SpanSet {
  const parent = trace.parent[span];
  const end = parent < 0 ? trace.length : trace.subtreeEnd[parent];
  const next = collapsed.clone();
  for (let sibling = parent + 1; sibling < end; sibling = trace.subtreeEnd[sibling]) {
    if (isParent(trace, sibling)) next.add(sibling);
  }
  return next;
}

/** Returns how many levels of rows there are below and with `root`, or in the whole trace. O(n). */
export function levelCount(trace: SpanTable, root: SpanIndex = -1): number {
  const end = root < 0 ? trace.length : trace.subtreeEnd[root];
  let deepest = -1;
  for (let span = Math.max(0, root); span < end; span++) deepest = Math.max(deepest, trace.depth[span]);
  return deepest + 1 - (root < 0 ? 0 : trace.depth[root]);
}

function parentsWhere(trace: SpanTable, isCollapsed: (span: SpanIndex) => boolean): SpanSet {
  const set = new SpanSet(trace.length);
  for (let span = 0; span < trace.length; span++) if (isParent(trace, span) && isCollapsed(span)) set.add(span);
  return set;
}

/** The spans that have one that `isMeant` below them. From the last row up, so that what is below is known. */
function parentsAbove(trace: SpanTable, isMeant: (span: SpanIndex) => boolean): SpanSet {
  const above = new SpanSet(trace.length);
  for (let span = trace.length - 1; span >= 0; span--) {
    const parent = trace.parent[span];
    if (parent >= 0 && (above.has(span) || isMeant(span))) above.add(parent);
  }
  return above;
}
