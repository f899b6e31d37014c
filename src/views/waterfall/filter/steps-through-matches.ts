import type { SpanSet } from '../../../trace/span-set.ts';
import { countBefore, nextIn, previousIn } from '../../../trace/span-set-walk.ts';
import type { TextHits } from '../../../trace/text-hits.ts';
import type { SpanIndex } from '../../../trace/units.ts';

/**
 * Returns the hit to show first to somebody who is at row `at`: that row or the next one down. Only when all of the
 * trace has been searched is there none below, and it is the first of all; -1 until then, and where there is none.
 */
export function firstHit({ spans, isComplete }: TextHits, at: SpanIndex): SpanIndex {
  const below = nextIn(spans, at);
  return below >= 0 || !isComplete ? below : nextIn(spans, 0);
}

/** Returns the hit after row `at`, or the first one after the last; -1 if there are none. */
export function hitAfter(hits: SpanSet, at: SpanIndex): SpanIndex {
  const after = nextIn(hits, at + 1);
  return after >= 0 ? after : nextIn(hits, 0);
}

/** Returns the hit before row `at`, or the last one before the first; -1 if there are none. */
export function hitBefore(hits: SpanSet, at: SpanIndex): SpanIndex {
  const before = previousIn(hits, at);
  return before >= 0 ? before : previousIn(hits, hits.size);
}

/** Returns the place of `hit` among the hits, from 1 on. */
export function rankAmong(hits: SpanSet, hit: SpanIndex): number {
  return countBefore(hits, hit) + 1;
}
