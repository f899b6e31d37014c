import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/**
 * Returns the time from the first start to the last end of `spans`, which stand by start; 0 for none. None of them, and
 * no part of them, was active for longer.
 */
export function extentOf({ start, end }: SpanTable, spans: ArrayLike<SpanIndex>): Nanoseconds {
  let last = 0;
  for (let i = 0; i < spans.length; i++) if (end[spans[i]] > last) last = end[spans[i]];
  return spans.length === 0 ? 0 : last - start[spans[0]];
}
