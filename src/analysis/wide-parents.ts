import { rememberFor } from '../lib/remember-for.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Relations } from './relations.ts';

/** Fewer children are no group of calls. */
export const FEWEST_LIKE_CALLS = 5;

/**
 * Returns the rows with at least FEWEST_LIKE_CALLS children, ascending. O(n), once a trace: who looks for groups of calls
 * looks at these only.
 */
export const wideParents = rememberFor(({ childFrom }: Relations): readonly SpanIndex[] => {
  const parents: SpanIndex[] = [];
  for (let row = 0; row + 1 < childFrom.length; row++) {
    if (childFrom[row + 1] - childFrom[row] >= FEWEST_LIKE_CALLS) parents.push(row);
  }
  return parents;
});
