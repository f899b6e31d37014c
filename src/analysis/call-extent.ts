import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Relations } from './relations.ts';

/**
 * Returns the time from the first start to the last end of the children of `parent`; 0 if there are none. None of them,
 * and no part of them, was active for longer.
 */
export function extentOfChildren(
  { start, end }: SpanTable,
  { childFrom, child }: Relations,
  parent: SpanIndex,
): Nanoseconds {
  const from = childFrom[parent];
  const to = childFrom[parent + 1];
  let last = 0;
  for (let at = from; at < to; at++) if (end[child[at]] > last) last = end[child[at]];
  return from === to ? 0 : last - start[child[from]];
}
