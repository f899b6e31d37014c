import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import type { SpanColours } from '../span-colours.ts';

/** How many spans ran at once, group by group, over `columns` equal parts of a trace. */
export interface RunningSpans {
  readonly columns: number;
  /** The moment that a column shows: the first within it at which most spans run. */
  readonly moments: Float64Array;
  /** Spans that run at the column's moment. */
  readonly totals: Uint32Array;
  /** The same for each group: `columns` entries for each, group after group. */
  readonly counts: Uint32Array;
  /** The most that ever run at once. */
  readonly peak: number;
}

/** All starts and all ends of a trace, each ascending. */
export interface SortedTimes {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** An instant runs for as long as a clock can tell. */
const INSTANT: Nanoseconds = 1;

/** Returns the times that `runningSpans` needs, whatever its columns. */
export function sortedTimes(trace: SpanTable): SortedTimes {
  const ends = new Float64Array(trace.length);
  for (let span = 0; span < trace.length; span++) ends[span] = endOf(trace, span);
  return { starts: trace.start.slice().sort(), ends: ends.sort() };
}

/**
 * Returns how many spans run at once: from their start, up to but without their end, also while they wait for children.
 * No peak is lost, however narrow, since a column shows its busiest moment. O(spans + groups × columns).
 */
export function runningSpans(
  trace: SpanTable,
  times: SortedTimes,
  { groups, groupOf }: Pick<SpanColours, 'groups' | 'groupOf'>,
  columns: number,
): RunningSpans {
  const width = Math.max(1, trace.duration) / columns;
  const moments = busiestMoments(times, columns, width);
  const totals = new Uint32Array(columns);
  const counts = new Uint32Array(groups.length * columns);
  /** By how much a group's count is other than in the column before; wraps below zero, and back. */
  const change = new Uint32Array(groups.length * (columns + 1));
  for (let span: SpanIndex = 0; span < trace.length; span++) {
    const first = firstColumnFrom(moments, trace.start[span], width);
    const next = firstColumnFrom(moments, endOf(trace, span), width);
    if (first >= next) continue;
    change[groupOf(span) * (columns + 1) + first]++;
    change[groupOf(span) * (columns + 1) + next]--;
  }
  for (let group = 0; group < groups.length; group++) {
    let count = 0;
    for (let column = 0; column < columns; column++) {
      count = (count + change[group * (columns + 1) + column]) >>> 0;
      counts[group * columns + column] = count;
      totals[column] += count;
    }
  }
  return { columns, moments, totals, counts, peak: totals.reduce((most, each) => Math.max(most, each), 0) };
}

/** Returns the spans that run at a moment, of one group if one is given. */
export function spansRunningAt(
  trace: SpanTable,
  time: Nanoseconds,
  groupOf: SpanColours['groupOf'],
  group: number | null,
): SpanSet {
  const spans = new SpanSet(trace.length);
  for (let span: SpanIndex = 0; span < trace.length; span++) {
    if (trace.start[span] > time || endOf(trace, span) <= time) continue;
    if (group === null || groupOf(span) === group) spans.add(span);
  }
  return spans;
}

function endOf({ start, end }: SpanTable, span: SpanIndex): Nanoseconds {
  return Math.max(end[span], start[span] + INSTANT);
}

/** Most run at a column's beginning, or as a span within it starts. */
function busiestMoments({ starts, ends }: SortedTimes, columns: number, width: Nanoseconds): Float64Array {
  const moments = new Float64Array(columns);
  let started = 0;
  let ended = 0;
  const runningAt = (time: Nanoseconds) => {
    while (started < starts.length && starts[started] <= time) started++;
    while (ended < ends.length && ends[ended] <= time) ended++;
    return started - ended;
  };
  for (let column = 0; column < columns; column++) {
    moments[column] = column * width;
    let most = runningAt(moments[column]);
    // The last span may start at the very end of the trace.
    const until = column === columns - 1 ? Number.POSITIVE_INFINITY : (column + 1) * width;
    while (started < starts.length && starts[started] < until) {
      const time = starts[started];
      const running = runningAt(time);
      if (running <= most) continue;
      most = running;
      moments[column] = time;
    }
  }
  return moments;
}

/** Returns the first column whose moment is `time` or later. */
function firstColumnFrom(moments: Float64Array, time: Nanoseconds, width: Nanoseconds): number {
  let column = Math.max(0, Math.min(moments.length, Math.floor(time / width) - 1));
  while (column < moments.length && moments[column] < time) column++;
  return column;
}
