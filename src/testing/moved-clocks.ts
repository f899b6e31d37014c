import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';

/**
 * Returns `trace` with the times of each service moved: the first listed by `offsets[0]` and so on, others by nothing.
 * Rows and parents stay, so siblings no longer stand by start; the earliest start is 0 again.
 */
export function movedClocks(trace: SpanTable, offsets: readonly Nanoseconds[]): SpanTable {
  const offsetOf = (row: number) => offsets[trace.service[row]] ?? 0;
  const start = trace.start.map((time, row) => time + offsetOf(row));
  const end = trace.end.map((time, row) => time + offsetOf(row));
  const first = start.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const last = end.reduce((most, time) => Math.max(most, time), first);
  return {
    ...trace,
    start: start.map((time) => time - first),
    end: end.map((time) => time - first),
    startTimeUnixNano: trace.startTimeUnixNano + BigInt(first),
    duration: last - first,
  };
}
