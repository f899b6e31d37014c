import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { Relations } from './relations.ts';
import { type EvaluationOrder, evaluationOrder } from './replay-order.ts';
import { sortRange } from './sort-within.ts';
import { toleranceOf } from './tolerance.ts';

/**
 * What depends on what in a trace: made once, used by every replay of it (B1 of the definitions).
 *
 * A span waits at its start for what `spawn` had waited for by then, and at its end for everything that joined it. In
 * which order the joined are waited for is given by `release`, so that whatever a span waits for at its start is the
 * first few of them, and their latest end a prefix maximum.
 */
export interface ReplayPlan {
  readonly trace: SpanTable;
  readonly relations: Relations;
  /** The spans with a window that row i waited for: `waited[waitedFrom[i]]` to before `waited[waitedFrom[i + 1]]`, by release. */
  readonly waitedFrom: Uint32Array;
  readonly waited: Uint32Array;
  /** By position in `waited`: the latest end of a window of those up to there. */
  readonly waitedUntil: Float64Array;
  /** How many of those that `spawn` waited for ended before the row started: its predecessors. */
  readonly before: Uint32Array;
  /**
   * Starts and ends in an order in which each comes after what it depends on: row i for its start, ~i for its end. A row
   * with nothing below has one place for both.
   */
  readonly order: Int32Array;
  /** Where in `order` the row's start stands, and its end. */
  readonly startAt: Uint32Array;
  readonly endAt: Uint32Array;
  /** Whether all rows stand in `order` as in the waterfall, each end right behind the last that is below. */
  readonly isRowOrder: boolean;
  /**
   * 1 where nothing below the row depends on anything outside, nor the other way round, but through the row itself; all of
   * it stands between the row's start and its end in `order`, and nothing else.
   */
  readonly isSealed: Uint8Array;
  /** Whether dependencies run in a circle somewhere: there the recorded times are kept. */
  readonly isTangled: boolean;
}

/** What `evaluationOrder` reads of a plan in the making. */
export type Dependencies = Pick<ReplayPlan, 'trace' | 'relations' | 'waitedFrom' | 'waited' | 'before'>;

/** Returns the plan of a trace. O(n log n). */
export function replayPlanOf(trace: SpanTable, relations: Relations): ReplayPlan {
  const { waitedUntil, ...waits } = waitedByRelease(trace, relations);
  const dependencies = { trace, relations, ...waits };
  const evaluated = evaluationOrder(dependencies);
  const isTogether = evaluated.isRowOrder ? null : rowsTogether(trace, evaluated);
  return { ...dependencies, waitedUntil, ...evaluated, isSealed: sealedRows(trace, relations, isTogether) };
}

/**
 * The release of a span is the earliest start of one that it is a predecessor of: it ends up to the tolerance after that
 * start, and has begun before it. Times are whole, so both are one limit.
 */
function waitedByRelease(
  trace: SpanTable,
  { joinedFrom, joined, windowStart, windowEnd, spawn }: Relations,
): Pick<ReplayPlan, 'waitedFrom' | 'waited' | 'waitedUntil' | 'before'> {
  const { length, start } = trace;
  const waitedFrom = new Uint32Array(length + 1);
  const waited = new Uint32Array(joined.length);
  const waitedUntil = new Float64Array(joined.length);
  const before = new Uint32Array(length);
  const release = new Float64Array(length);
  /** Siblings mostly come by start, so the count for one is looked for from that of the one before. */
  const last = new Uint32Array(length);
  for (let span = 0, used = 0; span < length; span++) {
    // What started a span stands above it.
    const from = spawn[span];
    if (from >= 0 && waitedFrom[from] < waitedFrom[from + 1]) {
      last[from] = firstAfter(release, waited, start[span], last[from], waitedFrom[from], waitedFrom[from + 1]);
      before[span] = last[from] - waitedFrom[from];
    }
    last[span] = used;
    if (joinedFrom[span] < joinedFrom[span + 1]) {
      const tolerance = toleranceOf(trace, span);
      for (let i = joinedFrom[span]; i < joinedFrom[span + 1]; i++) {
        const each = joined[i];
        if (windowStart[each] >= windowEnd[each]) continue;
        release[each] = Math.max(0, windowEnd[each] - tolerance, windowStart[each] + 1);
        waited[used++] = each;
      }
      sortRange(waited, last[span], used, release, areEqual);
      noteLatestEnds(windowEnd, waited, waitedUntil, last[span], used);
    }
    waitedFrom[span + 1] = used;
  }
  return { waitedFrom, waited: waited.subarray(0, waitedFrom[length]), waitedUntil, before };
}

const areEqual = () => 0;

function noteLatestEnds(
  windowEnd: Float64Array,
  waited: Uint32Array,
  waitedUntil: Float64Array,
  from: number,
  to: number,
): void {
  let until = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    until = Math.max(until, windowEnd[waited[i]]);
    waitedUntil[i] = until;
  }
}

/**
 * Returns where among `spans[from, to)`, which stand in order of `times`, the first after `time` stands; `to` if there is
 * none. Looks near `guess` first: O(log distance).
 */
function firstAfter(
  times: Float64Array,
  spans: Uint32Array,
  time: Nanoseconds,
  guess: number,
  from: number,
  to: number,
): number {
  let low = guess;
  let high = guess;
  if (guess < to && times[spans[guess]] <= time) {
    for (let step = 1; high < to && times[spans[high]] <= time; step *= 2) {
      low = high + 1;
      high = Math.min(to, high + step);
    }
  } else {
    for (let step = 1; low > from && times[spans[low - 1]] > time; step *= 2) {
      high = low - 1;
      low = Math.max(from, low - step);
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[spans[middle]] > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sealedRows(
  { length, parent }: SpanTable,
  { join, spawn, windowStart, windowEnd }: Relations,
  isTogether: Uint8Array | null,
): Uint8Array {
  /** The topmost row that anything below depends on, or is waited for by. */
  const topmost = new Int32Array(length).fill(length);
  const isSealed = new Uint8Array(length);
  for (let span = length - 1; span >= 0; span--) {
    if (topmost[span] >= span && (isTogether === null || isTogether[span] === 1)) isSealed[span] = 1;
    const above = parent[span];
    if (above < 0) continue;
    let reach = Math.min(topmost[above], topmost[span], spawn[span] < 0 ? above : spawn[span]);
    const isWaitedFor = join[span] >= 0 && windowStart[span] < windowEnd[span];
    if (isWaitedFor) reach = Math.min(reach, join[span]);
    topmost[above] = reach;
  }
  return isSealed;
}

/** Returns 1 for each row of which all that is below, and nothing else, stands between its start and its end in the order. */
function rowsTogether({ length, parent }: SpanTable, { startAt, endAt }: EvaluationOrder): Uint8Array {
  /** The last place that anything of the subtree has, and how many places it takes. */
  const lastAt = endAt.slice();
  const places = new Uint32Array(length);
  const isTogether = new Uint8Array(length);
  for (let span = length - 1; span >= 0; span--) {
    places[span] += endAt[span] === startAt[span] ? 1 : 2;
    const isWhole = lastAt[span] === endAt[span] && endAt[span] - startAt[span] + 1 === places[span];
    if (isWhole) isTogether[span] = 1;
    const above = parent[span];
    if (above < 0) continue;
    lastAt[above] = Math.max(lastAt[above], lastAt[span]);
    places[above] += places[span];
  }
  return isTogether;
}
