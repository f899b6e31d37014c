import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { Relations } from './relations.ts';
import { evaluationOrder } from './replay-order.ts';
import { sortWithin } from './sort-within.ts';
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
  /** Starts and ends in an order in which each comes after what it depends on: row i for its start, ~i for its end. */
  readonly order: Int32Array;
  /** Where in `order` the row's start stands, and its end. */
  readonly startAt: Uint32Array;
  readonly endAt: Uint32Array;
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
  const byRelease = waitedByRelease(trace, relations);
  const { waitedFrom, waited } = byRelease;
  const before = predecessorCounts(trace, relations, byRelease);
  const dependencies = { trace, relations, waitedFrom, waited, before };
  const evaluated = evaluationOrder(dependencies);
  return {
    ...dependencies,
    waitedUntil: latestEnds(relations, waitedFrom, waited),
    ...evaluated,
    isSealed: sealedRows(trace, relations, evaluated),
  };
}

interface Waited {
  readonly waitedFrom: Uint32Array;
  readonly waited: Uint32Array;
  /** The earliest start of a span that the row is a predecessor of, where both go by the same span. */
  readonly release: Float64Array;
}

/** A predecessor ends up to the tolerance after the start, and has begun before it: times are whole, so both are one limit. */
function waitedByRelease(trace: SpanTable, { joinedFrom, joined, windowStart, windowEnd }: Relations): Waited {
  const { length } = trace;
  const release = new Float64Array(length);
  const waitedFrom = new Uint32Array(length + 1);
  const waited = new Uint32Array(joined.length);
  let used = 0;
  for (let waiting = 0; waiting < length; waiting++) {
    waitedFrom[waiting] = used;
    const from = joinedFrom[waiting];
    const to = joinedFrom[waiting + 1];
    if (from === to) continue;
    const tolerance = toleranceOf(trace, waiting);
    for (let i = from; i < to; i++) {
      const span = joined[i];
      if (windowStart[span] >= windowEnd[span]) continue;
      release[span] = Math.max(0, windowEnd[span] - tolerance, windowStart[span] + 1);
      waited[used++] = span;
    }
  }
  waitedFrom[length] = used;
  const member = waited.subarray(0, used);
  sortWithin({ from: waitedFrom, member }, release, () => 0);
  return { waitedFrom, waited: member, release };
}

/** Siblings mostly come by start, so the count for one is looked for from that of the one before. */
function predecessorCounts(
  { length, start }: SpanTable,
  { spawn }: Relations,
  { waitedFrom, waited, release }: Waited,
): Uint32Array {
  const before = new Uint32Array(length);
  const last = waitedFrom.slice(0, length);
  const releases = new Float64Array(waited.length);
  for (let at = 0; at < waited.length; at++) releases[at] = release[waited[at]];
  for (let span = 0; span < length; span++) {
    const from = spawn[span];
    if (from < 0 || waitedFrom[from] === waitedFrom[from + 1]) continue;
    last[from] = firstAfter(releases, start[span], last[from], waitedFrom[from], waitedFrom[from + 1]);
    before[span] = last[from] - waitedFrom[from];
  }
  return before;
}

/**
 * Returns where in `times[from, to)`, which is in order, the first after `time` stands; `to` if there is none. Looks near
 * `guess` first: O(log distance).
 */
function firstAfter(times: Float64Array, time: Nanoseconds, guess: number, from: number, to: number): number {
  let low = guess;
  let high = guess;
  if (guess < to && times[guess] <= time) {
    for (let step = 1; high < to && times[high] <= time; step *= 2) {
      low = high + 1;
      high = Math.min(to, high + step);
    }
  } else {
    for (let step = 1; low > from && times[low - 1] > time; step *= 2) {
      high = low - 1;
      low = Math.max(from, low - step);
    }
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

function latestEnds({ windowEnd }: Relations, waitedFrom: Uint32Array, waited: Uint32Array): Float64Array {
  const latest = new Float64Array(waited.length);
  for (let waiting = 0; waiting + 1 < waitedFrom.length; waiting++) {
    let until = Number.NEGATIVE_INFINITY;
    for (let i = waitedFrom[waiting]; i < waitedFrom[waiting + 1]; i++) {
      until = Math.max(until, windowEnd[waited[i]]);
      latest[i] = until;
    }
  }
  return latest;
}

function sealedRows(
  { length, parent, subtreeEnd }: SpanTable,
  { join, spawn, windowStart, windowEnd }: Relations,
  { startAt, endAt }: Pick<ReplayPlan, 'startAt' | 'endAt'>,
): Uint8Array {
  /** The topmost row that anything below depends on, or is waited for by. */
  const topmost = new Int32Array(length).fill(length);
  /** The last place in the order that anything of the subtree has. */
  const lastAt = endAt.slice();
  const isSealed = new Uint8Array(length);
  for (let span = length - 1; span >= 0; span--) {
    const steps = 2 * (subtreeEnd[span] - span);
    const isTogether = lastAt[span] === endAt[span] && endAt[span] - startAt[span] + 1 === steps;
    if (isTogether && topmost[span] >= span) isSealed[span] = 1;
    const above = parent[span];
    if (above < 0) continue;
    lastAt[above] = Math.max(lastAt[above], lastAt[span]);
    let reach = Math.min(topmost[above], topmost[span], spawn[span] < 0 ? above : spawn[span]);
    const isWaitedFor = join[span] >= 0 && windowStart[span] < windowEnd[span];
    if (isWaitedFor) reach = Math.min(reach, join[span]);
    topmost[above] = reach;
  }
  return isSealed;
}
