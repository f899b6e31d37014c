import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** Returns how much of the primary root's time at least one of `spans` is active. O(n log n). */
export function unionOf(trace: SpanTable, spans: readonly SpanIndex[]): Nanoseconds {
  const { start, end, primaryRoot } = trace;
  if (primaryRoot < 0) return 0;
  let covered = start[primaryRoot];
  let sum = 0;
  for (const span of inOrderOf(start, spans)) {
    const until = Math.min(end[span], end[primaryRoot]);
    if (until <= covered) continue;
    sum += until - Math.max(start[span], covered);
    covered = until;
  }
  return sum;
}

/** Most lists stand in order of time already. */
function inOrderOf(start: Float64Array, spans: readonly SpanIndex[]): readonly SpanIndex[] {
  for (let i = 1; i < spans.length; i++)
    if (start[spans[i]] < start[spans[i - 1]]) return [...spans].sort((a, b) => start[a] - start[b]);
  return spans;
}
