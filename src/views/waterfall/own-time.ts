import { isDeferred } from '../../trace/deferred.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** Stretches of time as a flat list: from, to, from, to …, ascending. */
export type Stretches = readonly Nanoseconds[];

/** So many direct children of a row are looked at: a frame must cost the same whatever the trace. */
export const CHILDREN_LOOKED_AT = 2000;

/**
 * Returns when `span` itself worked: its time without that of its direct, non-deferred children, as `selfTimes` counts
 * it. Behind the last child looked at nothing is claimed as own time.
 */
export function ownTime(trace: SpanTable, span: SpanIndex): Stretches {
  const { start, end, subtreeEnd } = trace;
  const stretches: Nanoseconds[] = [];
  let coveredUntil = start[span];
  let looks = CHILDREN_LOOKED_AT;
  let child = span + 1;
  // Children stand in order of their start: one mark, up to where time is covered, is enough.
  for (; child < subtreeEnd[span] && looks > 0; child = subtreeEnd[child], looks--) {
    if (isDeferred(trace, child)) continue;
    const from = Math.min(start[child], end[span]);
    if (from > coveredUntil) stretches.push(coveredUntil, from);
    coveredUntil = Math.max(coveredUntil, Math.min(end[child], end[span]));
  }
  if (child >= subtreeEnd[span] && end[span] > coveredUntil) stretches.push(coveredUntil, end[span]);
  return stretches;
}

/** Remembers the own time of the rows drawn last. */
export interface OwnTimeCache {
  of(trace: SpanTable, span: SpanIndex): Stretches;
}

/** More than the tallest window has rows. */
const ROWS_REMEMBERED = 400;

/** Returns a cache that forgets all when the trace changes or when it is full, which a long scroll does now and then. */
export function createOwnTimeCache(): OwnTimeCache {
  let known: SpanTable | null = null;
  const stretches = new Map<SpanIndex, Stretches>();
  return {
    of(trace, span) {
      if (known !== trace || stretches.size >= ROWS_REMEMBERED) stretches.clear();
      known = trace;
      const found = stretches.get(span);
      if (found !== undefined) return found;
      const made = ownTime(trace, span);
      stretches.set(span, made);
      return made;
    },
  };
}
