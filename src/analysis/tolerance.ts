import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** For clocks of a millisecond's resolution, and ends that are recorded after the call returned. */
export const LARGEST_TOLERANCE: Nanoseconds = 1e6;

/** Returns how much later than it should something inside `span` may have ended: 1 ms, or 1 % of a short span. */
export function toleranceOf({ start, end }: SpanTable, span: SpanIndex): Nanoseconds {
  return Math.min(LARGEST_TOLERANCE, Math.floor((end[span] - start[span]) / 100));
}
