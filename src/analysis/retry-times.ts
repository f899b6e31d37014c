import { groupBy } from '../lib/group-by.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { RetryRun } from './trace-analysis.ts';

/** From a first try's start to the last one's. */
interface Loop {
  readonly start: Nanoseconds;
  readonly end: Nanoseconds;
}

/** Tells of any moment of a row whether it is within a retry loop, and until when that holds; Infinity: to the end. */
export interface RetryTimes {
  readonly isWithin: (span: SpanIndex, moment: Nanoseconds) => boolean;
  readonly holdsUntil: (span: SpanIndex, moment: Nanoseconds) => Nanoseconds;
}

/**
 * Returns which time is spent on what had to be tried again, from the first try's start to the last one's: that of the
 * tries before the last with all below them, and that of their parent between them. What runs beside them is none.
 */
export function retryTimes(trace: SpanTable, runs: readonly RetryRun[]): RetryTimes {
  const never: RetryTimes = { isWithin: () => false, holdsUntil: () => Number.POSITIVE_INFINITY };
  if (runs.length === 0) return never;
  const ofParent = new Map(
    [...groupBy(runs, ({ parent }) => parent)].map(([parent, of]) => [parent, merged(trace, of)]),
  );
  const around = loopAround(trace, runs);
  const loopAt = (span: SpanIndex, moment: Nanoseconds): Loop | undefined => {
    const above = { start: around.start[span], end: around.end[span] };
    const own = firstEndingAfter(ofParent.get(span) ?? [], moment);
    return above.end > moment && (own === undefined || above.start <= own.start) ? above : own;
  };
  return {
    isWithin: (span, moment) => (loopAt(span, moment)?.start ?? Number.POSITIVE_INFINITY) <= moment,
    holdsUntil: (span, moment) => {
      const loop = loopAt(span, moment);
      if (loop === undefined) return Number.POSITIVE_INFINITY;
      return loop.start <= moment ? loop.end : loop.start;
    },
  };
}

/** The loops of one parent by start, those that meet as one: two operations may be tried again at the same time. */
function merged(trace: SpanTable, runs: readonly RetryRun[]): Loop[] {
  const loops = runs.map((run) => loopOf(trace, run)).sort((a, b) => a.start - b.start);
  const result: Loop[] = [];
  for (const loop of loops) {
    const last = result.at(-1);
    if (last === undefined || last.end < loop.start) result.push(loop);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, loop.end) };
  }
  return result;
}

function loopOf({ start }: SpanTable, { members }: RetryRun): Loop {
  return { start: start[members[0]], end: start[members[members.length - 1]] };
}

function firstEndingAfter(loops: readonly Loop[], moment: Nanoseconds): Loop | undefined {
  let low = 0;
  for (let high = loops.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (loops[middle].end > moment) high = middle;
    else low = middle + 1;
  }
  return loops[low];
}

/** For each row the loop of the try that it is, or stands below; no time for others. Loops within loops are one. */
function loopAround(trace: SpanTable, runs: readonly RetryRun[]): { start: Float64Array; end: Float64Array } {
  const start = new Float64Array(trace.length).fill(Number.POSITIVE_INFINITY);
  const end = new Float64Array(trace.length).fill(Number.NEGATIVE_INFINITY);
  const widen = (span: SpanIndex, from: Nanoseconds, to: Nanoseconds) => {
    start[span] = Math.min(start[span], from);
    end[span] = Math.max(end[span], to);
  };
  for (const run of runs) {
    const loop = loopOf(trace, run);
    for (const member of run.members.slice(0, -1)) widen(member, loop.start, loop.end);
  }
  for (let span = 0; span < trace.length; span++) {
    const above = trace.parent[span];
    if (above >= 0) widen(span, start[above], end[above]);
  }
  return { start, end };
}
