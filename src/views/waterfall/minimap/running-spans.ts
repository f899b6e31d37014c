import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';
import type { SpanColours } from '../span-colours.ts';
import { endOf, runningMeans } from './running-means.ts';
import { sortTimes } from './sort-times.ts';

/** How many spans ran at once, group by group, over `columns` equal parts of a trace. */
export interface RunningSpans {
  readonly columns: number;
  /** The time that a column stands for. */
  readonly width: Nanoseconds;
  /** Spans that run, as the mean of the column's time: for each group `columns` entries, group after group. */
  readonly means: Float64Array;
  /** The same of all groups together. */
  readonly totals: Float64Array;
  /** The most that run at any one moment of the column, of all groups. */
  readonly most: Uint32Array;
  /** The most that ever run at once. */
  readonly peak: number;
}

/** All starts and all ends of a trace, each ascending. */
export interface SortedTimes {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Returns the times that `runningSpans` needs, step by step. */
export function* sortedTimes(trace: SpanTable): Generator<undefined, SortedTimes> {
  const ends = new Float64Array(trace.length);
  for (let span = 0; span < trace.length; span++) ends[span] = endOf(trace, span);
  yield;
  const starts = yield* sortTimes(trace.start, trace.duration);
  return { starts, ends: yield* sortTimes(ends, trace.duration) };
}

/**
 * Returns how many spans run at once: from their start, up to but without their end, also while they wait for children.
 * However narrow, none is lost: a column shows the mean of its time, and beside it the most. O(spans + groups × columns).
 */
export function runningSpans(
  trace: SpanTable,
  times: SortedTimes,
  { groups, groupOf }: Pick<SpanColours, 'groups' | 'groupOf'>,
  columns: number,
): RunningSpans {
  const width = Math.max(1, trace.duration) / columns;
  const means = runningMeans(trace, columns, groups.length, groupOf);
  const totals = new Float64Array(columns);
  for (let i = 0; i < means.length; i++) totals[i % columns] += means[i];
  const most = mostOfColumns(times, columns, width);
  return { columns, width, means, totals, most, peak: most.reduce((peak, each) => Math.max(peak, each), 0) };
}

/** Returns the spans that run at any moment of a column, of one group if one is given. */
export function spansRunningIn(
  { columns, width }: Pick<RunningSpans, 'columns' | 'width'>,
  column: number,
  trace: SpanTable,
  groupOf: SpanColours['groupOf'],
  group: number | null,
): SpanSet {
  const from = column * width;
  // Not `from + width`, which may round to another side of a span's start than where the next column begins.
  const until = column === columns - 1 ? Number.POSITIVE_INFINITY : (column + 1) * width;
  const spans = new SpanSet(trace.length);
  for (let span: SpanIndex = 0; span < trace.length; span++) {
    if (trace.start[span] >= until || endOf(trace, span) <= from) continue;
    if (group === null || groupOf(span) === group) spans.add(span);
  }
  return spans;
}

/** Most run at a column's beginning, or as a span within it starts. */
function mostOfColumns({ starts, ends }: SortedTimes, columns: number, width: Nanoseconds): Uint32Array {
  const mostOf = new Uint32Array(columns);
  let started = 0;
  let ended = 0;
  const runningAt = (time: Nanoseconds) => {
    while (started < starts.length && starts[started] <= time) started++;
    while (ended < ends.length && ends[ended] <= time) ended++;
    return started - ended;
  };
  for (let column = 0; column < columns; column++) {
    let most = runningAt(column * width);
    // The last span may start at the very end of the trace.
    const until = column === columns - 1 ? Number.POSITIVE_INFINITY : (column + 1) * width;
    while (started < starts.length && starts[started] < until) most = Math.max(most, runningAt(starts[started]));
    mostOf[column] = most;
  }
  return mostOf;
}
