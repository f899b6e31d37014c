import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns the rows of a trace that are shown where there is room for `most` of them, ascending: all, or the root, those
 * that `wanted` names, those that hold the root up longest, and of the rest those that last longest.
 */
export function shownRows(
  trace: SpanTable,
  criticalTime: Float64Array,
  wanted: readonly SpanIndex[],
  most: number,
): SpanIndex[] {
  if (trace.length <= most) return Array.from({ length: trace.length }, (_, row) => row);
  const shown = new Set([trace.primaryRoot, ...wanted].filter((row) => row >= 0).slice(0, most));
  for (const row of largest(criticalTime, Math.floor(most / 2))) if (shown.size < most) shown.add(row);
  const durations = trace.end.map((end, row) => end - trace.start[row]);
  for (const row of largest(durations, most)) if (shown.size < most) shown.add(row);
  return Array.from(shown).sort((a, b) => a - b);
}

/** Returns the indices of the `count` largest values above 0, the largest first. O(n log n) in the engine's own code. */
function largest(values: Float64Array, count: number): number[] {
  const least = values.slice().sort()[Math.max(0, values.length - count)] ?? 0;
  const above: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] > least) above.push(i);
    else if (values[i] === least && least > 0 && equal.length < count) equal.push(i);
  }
  return [...above.sort((a, b) => values[b] - values[a]), ...equal].slice(0, count);
}
