import { compareKeys } from '../trace/compare-keys.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Relations } from './relations.ts';

/** Returns the part of `span` that lies inside the primary root. */
export function weightOf({ start, end, primaryRoot }: SpanTable, span: SpanIndex): Nanoseconds {
  return Math.max(0, Math.min(end[span], end[primaryRoot]) - Math.max(start[span], start[primaryRoot]));
}

/**
 * Returns the rows among `isLeaf` that the primary root reaches over edges that are not deferred, in order of rows: work
 * of its request in which nothing more is visible.
 */
export function leavesOf(trace: SpanTable, { isDeferred }: Relations, isLeaf: Uint8Array): Uint32Array {
  const { primaryRoot, parent, subtreeEnd } = trace;
  if (primaryRoot < 0) return new Uint32Array();
  const isReached = new Uint8Array(trace.length);
  const leaves = new Uint32Array(subtreeEnd[primaryRoot] - primaryRoot);
  let count = 0;
  for (let span = primaryRoot; span < subtreeEnd[primaryRoot]; span++) {
    if (span !== primaryRoot && (isDeferred[span] === 1 || isReached[parent[span]] === 0)) continue;
    isReached[span] = 1;
    if (isLeaf[span] === 1) leaves[count++] = span;
  }
  return leaves.subarray(0, count);
}

/** Returns the leaf with the largest part inside the root, then the earliest, then the one with the smallest key; -1 for none. */
export function fattestLeaf(trace: SpanTable, leaves: Uint32Array): SpanIndex {
  let fattest = -1;
  let most = -1;
  for (const leaf of leaves) {
    const weight = weightOf(trace, leaf);
    if (weight < most || (weight === most && compareWeight(trace, leaf, fattest) >= 0)) continue;
    fattest = leaf;
    most = weight;
  }
  return fattest;
}

/** Returns the leaves whose critical time is worth telling, by critical time, then weight, the largest first. */
export function fatLeaves(
  trace: SpanTable,
  leaves: Uint32Array,
  criticalTime: Float64Array,
  isNotable: (time: Nanoseconds) => boolean,
): SpanIndex[] {
  return Array.from(leaves.filter((leaf) => isNotable(criticalTime[leaf]))).sort(
    (a, b) => criticalTime[b] - criticalTime[a] || compareWeight(trace, a, b),
  );
}

function compareWeight(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  return weightOf(trace, b) - weightOf(trace, a) || trace.start[a] - trace.start[b] || compareKeys(trace, a, b);
}
