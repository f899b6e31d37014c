import { groupBy } from '../lib/group-by.ts';
import { sortByStart } from '../trace/sort-by-start.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { RetryRun } from './trace-analysis.ts';

/** Tells of any moment of a row whether it is within a retry loop, which reaches from a first try's start to the last one's. */
export interface RetryTimes {
  readonly isWithin: (span: SpanIndex, moment: Nanoseconds) => boolean;
  /** Returns when the loop ends that `moment` is in; `moment` itself where it is in none. */
  readonly endOfLoop: (span: SpanIndex, moment: Nanoseconds) => Nanoseconds;
  /** Returns when the next loop begins, for a moment that is in none; Infinity if there is none. */
  readonly nextLoop: (span: SpanIndex, moment: Nanoseconds) => Nanoseconds;
}

const NO_LOOPS: RetryTimes = {
  isWithin: () => false,
  endOfLoop: (_, moment) => moment,
  nextLoop: () => Number.POSITIVE_INFINITY,
};

/** Stretches that do not meet, by start. */
interface Loops {
  readonly start: readonly Nanoseconds[];
  readonly end: readonly Nanoseconds[];
}

/**
 * Returns which time is spent on what had to be tried again: that of the tries before the last with all below them, and
 * that of their parent between them. What runs beside them is none.
 */
export function retryTimes(trace: SpanTable, runs: readonly RetryRun[]): RetryTimes {
  if (runs.length === 0) return NO_LOOPS;
  const times = known.get(runs) ?? timesOf(trace, runs);
  known.set(runs, times);
  return times;
}

/** Several ask for those of one trace. */
const known = new WeakMap<readonly RetryRun[], RetryTimes>();

function timesOf(trace: SpanTable, runs: readonly RetryRun[]): RetryTimes {
  const ofParent = new Map(
    [...groupBy(runs, ({ parent }) => parent)].map(([parent, of]) => [parent, merged(trace, of)]),
  );
  const { start, end } = loopAround(trace, runs);
  const endOfLoop = (span: SpanIndex, moment: Nanoseconds) => {
    if (start[span] <= moment && moment < end[span]) return end[span];
    const loops = ofParent.get(span);
    const next = loops === undefined ? 0 : firstEndingAfter(loops, moment);
    return loops !== undefined && loops.start[next] <= moment ? loops.end[next] : moment;
  };
  return {
    isWithin: (span, moment) => endOfLoop(span, moment) > moment,
    endOfLoop,
    nextLoop: (span, moment) => {
      const around = start[span] > moment ? start[span] : Number.POSITIVE_INFINITY;
      const loops = ofParent.get(span);
      if (loops === undefined) return around;
      return Math.min(around, loops.start[firstEndingAfter(loops, moment)] ?? Number.POSITIVE_INFINITY);
    },
  };
}

/** The loops of one parent, those that meet as one: two operations may be tried again at the same time. */
function merged(trace: SpanTable, runs: readonly RetryRun[]): Loops {
  const start: Nanoseconds[] = [];
  const end: Nanoseconds[] = [];
  const starts = new Float64Array(runs.length);
  for (let run = 0; run < runs.length; run++) starts[run] = trace.start[runs[run].members[0]];
  for (const run of sortByStart(starts)) {
    const from = starts[run];
    const to = lastStart(trace, runs[run]);
    const last = end.length - 1;
    if (last < 0 || end[last] < from) {
      start.push(from);
      end.push(to);
    } else end[last] = Math.max(end[last], to);
  }
  return { start, end };
}

function lastStart({ start }: SpanTable, { members }: RetryRun): Nanoseconds {
  return start[members[members.length - 1]];
}

/** Returns the position of the first loop that ends after `moment`; one past the last where none does. */
function firstEndingAfter({ end }: Loops, moment: Nanoseconds): number {
  let low = 0;
  for (let high = end.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (end[middle] > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** For each row the loop of the try that it is, or stands below; no time for others. Loops within loops are one. */
function loopAround(trace: SpanTable, runs: readonly RetryRun[]): { start: Float64Array; end: Float64Array } {
  const { length, parent, subtreeEnd } = trace;
  const start = new Float64Array(length).fill(Number.POSITIVE_INFINITY);
  const end = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  let hasBelow = false;
  for (const run of runs) {
    const { members } = run;
    for (let at = 0; at + 1 < members.length; at++) {
      start[members[at]] = trace.start[members[0]];
      end[members[at]] = lastStart(trace, run);
      if (subtreeEnd[members[at]] > members[at] + 1) hasBelow = true;
    }
  }
  // Most tries are calls of which nothing more is seen.
  for (let span = 0; hasBelow && span < length; span++) {
    const above = parent[span];
    if (above < 0 || end[above] < 0) continue;
    start[span] = Math.min(start[span], start[above]);
    end[span] = Math.max(end[span], end[above]);
  }
  return { start, end };
}
