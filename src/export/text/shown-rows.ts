import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns the rows of a trace that are shown where there is room for `most` of them, ascending: all, or the root, those
 * that `wanted` names, those that hold the root up longest, and of the rest those that last longest; each with all that
 * it stands below. What is named and stands too deep for that is shown without, anything else if there is room left.
 */
export function shownRows(
  trace: SpanTable,
  criticalTime: Float64Array,
  wanted: readonly SpanIndex[],
  most: number,
): SpanIndex[] {
  if (trace.length <= most) return Array.from({ length: trace.length }, (_, row) => row);
  const named = [trace.primaryRoot, ...wanted].filter((row) => row >= 0);
  const durations = trace.end.map((end, row) => end - trace.start[row]);
  const others = [...largest(criticalTime, Math.floor(most / 2)), ...largest(durations, most)];
  const shown = new Set<SpanIndex>();
  for (const row of named) if (!hasAddedAll(shown, trace, row, most) && shown.size < most) shown.add(row);
  for (const row of others) hasAddedAll(shown, trace, row, most);
  for (const row of others) if (shown.size < most) shown.add(row);
  return Array.from(shown).sort((a, b) => a - b);
}

/** Adds a row and what it stands below, if there is room for all of them; returns whether there was. */
function hasAddedAll(shown: Set<SpanIndex>, { parent }: SpanTable, row: SpanIndex, most: number): boolean {
  const added: SpanIndex[] = [];
  for (let above = row; above >= 0 && !shown.has(above); above = parent[above]) {
    added.push(above);
    if (shown.size + added.length > most) return false;
  }
  for (const each of added) shown.add(each);
  return true;
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
