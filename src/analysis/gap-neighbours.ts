import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** The calls around a gap; -1 for none. */
export interface GapNeighbours {
  /** The last that had ended when it began. */
  readonly before: SpanIndex;
  /** The first that began when it had ended. */
  readonly after: SpanIndex;
}

/** Returns the direct children of a gap's span that stand before and behind it. O(children). */
export function gapNeighbours({ trace, relations, gaps }: AnalysisContext, gap: number): GapNeighbours {
  const { childFrom, child, isDeferred } = relations;
  const span = gaps.span[gap];
  let before = -1;
  let after = -1;
  for (let i = childFrom[span]; i < childFrom[span + 1]; i++) {
    const each = child[i];
    if (isDeferred[each] === 1 || trace.end[each] === trace.start[each]) continue;
    const isBefore = trace.end[each] <= gaps.start[gap] && trace.end[each] > trace.start[span];
    if (isBefore && (before < 0 || trace.end[each] >= trace.end[before])) before = each;
    const isAfter = trace.start[each] >= gaps.end[gap] && trace.start[each] < trace.end[span];
    if (isAfter && after < 0) after = each;
  }
  return { before, after };
}
