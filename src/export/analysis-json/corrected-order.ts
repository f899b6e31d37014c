import { compareKeys } from '../../trace/compare-keys.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { AnalysedTrace } from './analysed-trace.ts';

/**
 * Returns the rows as they stand when clocks are corrected: depth first, siblings by start, then the longer first, then
 * by key. Null where no clock was, since rows stand so already. O(n log n).
 */
export function correctedOrder({ recorded, trace }: AnalysedTrace): Uint32Array | null {
  if (recorded === trace) return null;
  const { length, parent } = trace;
  const children = childrenByStart(trace);
  const ordered = new Uint32Array(length);
  const open: number[] = [];
  const openAll = (rows: readonly number[] = []) => {
    for (let i = rows.length - 1; i >= 0; i--) open.push(rows[i]);
  };
  openAll(Array.from({ length }, (_, row) => row).filter((row) => parent[row] < 0));
  for (let at = 0, row = open.pop(); row !== undefined; row = open.pop()) {
    ordered[at++] = row;
    openAll(children.get(row));
  }
  return ordered;
}

/** Roots keep their places: they are ordered as recorded. */
function childrenByStart(trace: SpanTable): ReadonlyMap<number, readonly number[]> {
  const { length, parent, start, end } = trace;
  const children = new Map<number, number[]>();
  for (let row = 0; row < length; row++) {
    if (parent[row] < 0) continue;
    const siblings = children.get(parent[row]);
    if (siblings === undefined) children.set(parent[row], [row]);
    else siblings.push(row);
  }
  for (const siblings of children.values())
    siblings.sort((a, b) => start[a] - start[b] || end[b] - end[a] || compareKeys(trace, a, b));
  return children;
}
