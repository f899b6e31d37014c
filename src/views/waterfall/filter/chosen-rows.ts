import type { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { picksOf, type TracePicks } from '../../trace-picks.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

/** Returns `spans` and all above them. O(n) */
export function withAncestors({ parent, length }: SpanTable, spans: SpanSet): SpanSet {
  const all = spans.clone();
  // A parent comes before its children, so one walk up the rows reaches every ancestor.
  for (let span = length - 1; span > 0; span--) if (all.has(span) && parent[span] >= 0) all.add(parent[span]);
  return all;
}

/**
 * Returns the spans that alone have rows: the matches in the mode that leaves others out, the critical path while it
 * is shown alone, what is both where both are asked for; each with all above it, and with what was gone to since. null
 * for all spans. Where nothing matches, none is left but those gone to. O(n)
 */
export function chosenRows(
  trace: SpanTable,
  { matches, filterMode, onPath, kept }: Pick<TracePicks, 'matches' | 'filterMode' | 'onPath' | 'kept'>,
  selected: SpanIndex,
): SpanSet | null {
  if (filterMode === 'highlight' || matches === null) return onPath;
  const chosen = onPath === null ? matches.spans : matches.spans.and(onPath);
  if (onPath !== null && chosen.count() === 0) return onPath;
  const shown = kept === null ? chosen.clone() : chosen.or(kept);
  if (selected >= 0) shown.add(selected);
  return withAncestors(trace, shown);
}

/**
 * Gives the tree the rows that the present picks leave, at once: for events that go on with those rows. That a filter of
 * before found nothing is no answer to the present one.
 */
export function chooseRows({ trace, tree, selected }: WaterfallModel): void {
  const picks = picksOf(trace).get();
  if (picks.matches?.count === 0 && picks.matches.of !== picks.filter) return;
  const rows = chosenRows(trace, picks, selected);
  if (!isSameSet(rows, tree.only)) tree.setOnly(rows);
}

/** Returns whether two sets of one trace have the same spans. */
export function isSameSet(one: SpanSet | null, other: SpanSet | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  return one.size === other.size && one.words.every((word, index) => word === other.words[index]);
}
