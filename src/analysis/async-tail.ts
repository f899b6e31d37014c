import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';

/** Returns how long the last span of the primary root's tree runs on after the root's end. O(n). */
export function asyncTail({ primaryRoot, subtreeEnd, end }: SpanTable): Nanoseconds {
  if (primaryRoot < 0) return 0;
  let last = end[primaryRoot];
  for (let span = primaryRoot; span < subtreeEnd[primaryRoot]; span++) last = Math.max(last, end[span]);
  return last - end[primaryRoot];
}
