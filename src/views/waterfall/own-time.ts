import { isDeferred } from '../../trace/deferred.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** Stretches of time, ascending; none touches the next. */
export interface Stretches {
  /** From, to, from, to … */
  readonly edges: readonly Nanoseconds[];
  /** How long all stretches before the one at this place are together; one entry more than there are stretches. */
  readonly before: readonly Nanoseconds[];
}

/**
 * Returns when `span` itself worked: its time without that of its direct, non-deferred children, as `selfTimes` counts
 * it. O(children).
 */
export function ownTime(trace: SpanTable, span: SpanIndex): Stretches {
  const { start, end, subtreeEnd } = trace;
  const edges: Nanoseconds[] = [];
  const before: Nanoseconds[] = [0];
  let coveredUntil = start[span];
  let sum = 0;
  const addUntil = (time: Nanoseconds) => {
    if (time <= coveredUntil) return;
    edges.push(coveredUntil, time);
    sum += time - coveredUntil;
    before.push(sum);
  };
  // Children stand in order of their start: one mark, up to where time is covered, is enough.
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    if (isDeferred(trace, child)) continue;
    addUntil(Math.min(start[child], end[span]));
    coveredUntil = Math.max(coveredUntil, Math.min(end[child], end[span]));
  }
  addUntil(end[span]);
  return { edges, before };
}

/** Remembers the own time of the rows drawn last: children are gone through once, not for every frame. */
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
