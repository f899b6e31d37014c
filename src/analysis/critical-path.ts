import { GrowingColumn } from '../lib/growing-column.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AncestorSearch } from './ancestor-search.ts';
import { lazySearch, type Waits } from './relations.ts';
import { toleranceOf } from './tolerance.ts';
import type { CriticalPath } from './trace-analysis.ts';

/** The critical path, and which way the walk along it took. */
export interface WalkedPath {
  readonly path: CriticalPath;
  /**
   * The rows that the walk chose, in order of time: each was the last that the span `join` of it waited for, at a moment.
   * Those chosen at one span are calls that it made one after another. No row is chosen twice.
   */
  readonly chosen: Uint32Array;
}

/**
 * Returns what the primary root's time was spent on (A5 of the definitions): backwards from its end, always in the span
 * that was waited for last. Every nanosecond has one owner; a root without duration has no path. `tolerance` is how much
 * later than it should a span may have ended that another waited for. O(n) but for ancestors of what outlived its parent.
 */
export function criticalPath(trace: SpanTable, waits: Waits, tolerance = toleranceOf): WalkedPath {
  const { windowStart, windowEnd } = waits;
  const root = trace.primaryRoot;
  const pieces = new Pieces(trace.length);
  const chosen = new GrowingColumn(trace.length);
  if (root < 0 || windowStart[root] === windowEnd[root])
    return { path: pieces.inOrderOfTime(), chosen: new Uint32Array() };
  const takeLast = lastWaitedFor(trace, waits, tolerance);
  const search = lazySearch(trace);
  pieces.ownedFrom = windowEnd[root];
  for (let span = root, time = windowEnd[root]; span >= 0; ) {
    const next = takeLast(span, time);
    if (next >= 0) {
      pieces.own(span, windowEnd[next]);
      chosen.push(next);
      time = windowEnd[next];
      span = next;
    } else {
      pieces.own(span, windowStart[span]);
      time = windowStart[span];
      span = span === root ? -1 : liveAncestorAt(trace, waits, span, time, search);
    }
  }
  return { path: pieces.inOrderOfTime(), chosen: chosen.toIndexes().reverse() };
}

/** Returns the critical time of each row: the sum of its pieces. */
export function criticalTimes(trace: SpanTable, { span, start, end }: CriticalPath): Float64Array {
  const time = new Float64Array(trace.length);
  for (let piece = 0; piece < span.length; piece++) time[span[piece]] += end[piece] - start[piece];
  return time;
}

/** Pieces of time with an owner each, from the root's end backwards; what is owned stays owned. */
class Pieces {
  /** Everything from here to the root's end has an owner. */
  ownedFrom = 0;
  readonly #span: GrowingColumn;
  readonly #start: GrowingColumn;
  readonly #end: GrowingColumn;

  /** Each of `rowCount` rows may part another in two. */
  constructor(rowCount: number) {
    this.#span = new GrowingColumn(2 * rowCount);
    this.#start = new GrowingColumn(2 * rowCount);
    this.#end = new GrowingColumn(2 * rowCount);
  }

  /** Gives `span` what has no owner yet from `start` on. */
  own(span: SpanIndex, start: Nanoseconds): void {
    if (start >= this.ownedFrom) return;
    const last = this.#span.length - 1;
    if (last >= 0 && this.#span.at(last) === span) this.#start.set(last, start);
    else {
      this.#span.push(span);
      this.#start.push(start);
      this.#end.push(this.ownedFrom);
    }
    this.ownedFrom = start;
  }

  inOrderOfTime(): CriticalPath {
    return {
      span: this.#span.toIndexes().reverse(),
      start: this.#start.toFloats().reverse(),
      end: this.#end.toFloats().reverse(),
    };
  }
}

/**
 * Returns a function that gives what a span waited for last at a time, -1 for nothing. Times at which it is asked of one
 * span must fall: what ended too late, or began too late, is passed over for good.
 */
function lastWaitedFor(
  trace: SpanTable,
  { windowStart, windowEnd, joinedFrom, joined }: Waits,
  tolerance: typeof toleranceOf,
): (span: SpanIndex, time: Nanoseconds) => SpanIndex {
  const rest = joinedFrom.slice(1);
  return (span, time) => {
    const latestEnd = time + tolerance(trace, span);
    while (rest[span] > joinedFrom[span]) {
      const each = joined[--rest[span]];
      const isInTime = windowStart[each] < time && windowEnd[each] <= latestEnd;
      if (isInTime && windowStart[each] < windowEnd[each]) return each;
    }
    return -1;
  };
}

/** Returns the nearest ancestor that the root waited for at `time`: who waited for `span` at the latest. */
function liveAncestorAt(
  trace: SpanTable,
  waits: Waits,
  span: SpanIndex,
  time: Nanoseconds,
  search: () => AncestorSearch,
): SpanIndex {
  let above = trace.parent[span];
  while (above >= 0 && !isLiveAt(waits, above, time)) above = search().nearest(trace.parent[above], 0, time, time + 1);
  return above;
}

function isLiveAt({ isLive, windowStart, windowEnd }: Waits, span: SpanIndex, time: Nanoseconds): boolean {
  return isLive[span] === 1 && windowStart[span] <= time && time < windowEnd[span];
}
