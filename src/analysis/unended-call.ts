import { SpanMark } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';

/**
 * Returns the last call that began in a gap's span before the gap was over and has no recorded end, -1 if there is none:
 * it may have run in the time in which nothing is visible. O(children).
 */
export function unendedCall({ trace, relations, gaps }: AnalysisContext, gap: number): SpanIndex {
  const { childFrom, child } = relations;
  const span = gaps.span[gap];
  let found = -1;
  for (let at = childFrom[span]; at < childFrom[span + 1]; at++) {
    const isUnended = (trace.marks[child[at]] & SpanMark.Unfinished) !== 0;
    if (isUnended && trace.start[child[at]] < gaps.end[gap]) found = child[at];
  }
  return found;
}
