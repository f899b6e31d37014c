import type { SpanSet } from '../../../trace/span-set.ts';
import type { TracePicks } from '../../trace-picks.ts';

/**
 * Returns the spans that stand out, the rest being dim: the matches of the filter; of what is pointed out, a finding or
 * a part of the ledger, those that match, or all of it where none does. null where nothing is picked.
 */
export function litSpans({ matches, pointedOut }: Pick<TracePicks, 'matches' | 'pointedOut'>): SpanSet | null {
  if (matches === null || matches.count === 0) return pointedOut;
  if (pointedOut === null) return matches.spans;
  const both = pointedOut.and(matches.spans);
  return both.count() === 0 ? pointedOut : both;
}
