import type { SpanTable } from '../../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';

/** An instant runs for as long as a clock can tell. */
const INSTANT: Nanoseconds = 1;

/**
 * Returns how many spans run in each of `columns` equal parts of the trace, as the mean of the part's time: spans that
 * wait for their children too. `columns` entries for each group, group after group. O(spans + groups × columns).
 */
export function runningMeans(
  trace: SpanTable,
  columns: number,
  groupCount = 1,
  groupOf: (span: SpanIndex) => number = () => 0,
): Float64Array {
  const scale = columns / Math.max(1, trace.duration);
  const means = new Float64Array(groupCount * columns);
  /** Change of the count of spans that fill a column as a whole. */
  const change = new Float64Array(groupCount * columns);
  for (let span: SpanIndex = 0; span < trace.length; span++) {
    const group = groupOf(span) * columns;
    const left = Math.min(columns, trace.start[span] * scale);
    const right = Math.min(columns, endOf(trace, span) * scale);
    const first = Math.min(columns - 1, Math.floor(left));
    const last = Math.min(columns - 1, Math.floor(right));
    if (first === last) {
      means[group + first] += right - left;
      continue;
    }
    means[group + first] += first + 1 - left;
    means[group + last] += right - last;
    change[group + first + 1]++;
    change[group + last]--;
  }
  let whole = 0;
  for (let i = 0; i < means.length; i++) {
    // A group's changes are none in sum: each group begins at zero.
    whole += change[i];
    means[i] += whole;
  }
  return means;
}

/** Returns until when a span counts as running. */
export function endOf({ start, end }: Pick<SpanTable, 'start' | 'end'>, span: SpanIndex): Nanoseconds {
  return Math.max(end[span], start[span] + INSTANT);
}
