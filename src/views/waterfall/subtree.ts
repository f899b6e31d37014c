import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { FullModel } from './full-model.ts';
import { isParent } from './rows.ts';
import { tellRows } from './use-follow.ts';
import { scrollToRow, showTime } from './viewport.ts';

/** What of a trace is shown. */
interface Shown {
  readonly trace: SpanTable;
  readonly tree: { readonly root: SpanIndex };
}

/** Returns when the first span of a subtree starts and the last one ends. O(subtree). */
function timeOfSubtree(
  { start, end, subtreeEnd }: SpanTable,
  root: SpanIndex,
): readonly [start: Nanoseconds, end: Nanoseconds] {
  let from = start[root];
  let to = end[root];
  for (let span = root + 1; span < subtreeEnd[root]; span++) {
    if (start[span] < from) from = start[span];
    if (end[span] > to) to = end[span];
  }
  return [from, to];
}

/** Returns whether the subtree of `span` is something else than what is shown, and more than a leaf. */
export function hasOwnSubtree({ trace, tree }: FullModel, span: SpanIndex): boolean {
  const isWhole = trace.subtreeEnd[span] - span === trace.length;
  return span !== tree.root && isParent(trace, span) && !isWhole;
}

/** Shows nothing but the subtree of `span`, and its time. Returns false where that is nothing else than what is shown. */
export function showSubtree(model: FullModel, span: SpanIndex): boolean {
  if (!hasOwnSubtree(model, span)) return false;
  const { trace, tree, store, follow } = model;
  const [from, to] = timeOfSubtree(trace, span);
  tree.setRoot(span);
  tree.setActive(span);
  store.change((viewport) => showTime(viewport, from, to));
  follow((now) => {
    tellRows(now);
    return (viewport) => scrollToRow(viewport, 0);
  });
  return true;
}

/** Returns whether a subtree alone is shown, and `span` is not in it. */
export function isOutsideSubtree({ trace, tree }: Shown, span: SpanIndex): boolean {
  return tree.root >= 0 && (span < tree.root || span >= trace.subtreeEnd[tree.root]);
}

/** Shows all rows again; the time in sight stays. Returns false where no subtree was shown. */
export function leaveSubtree({ tree, follow }: FullModel): boolean {
  if (tree.root < 0) return false;
  tree.setRoot(-1);
  follow(tellRows);
  return true;
}
