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
export function leavesOf(trace: SpanTable, { isDeferred }: Relations, isLeaf: Uint8Array): SpanIndex[] {
  const root = trace.primaryRoot;
  if (root < 0) return [];
  const isReached = new Uint8Array(trace.length);
  const leaves: SpanIndex[] = [];
  for (let span = root; span < trace.subtreeEnd[root]; span++) {
    isReached[span] = span === root || isDeferred[span] === 0 ? 1 : 0;
    if (span !== root && isReached[trace.parent[span]] === 0) isReached[span] = 0;
    if (isLeaf[span] === 1 && isReached[span] === 1) leaves.push(span);
  }
  return leaves;
}

/** Returns the leaf with the largest part inside the root, then the earliest, then the one with the smallest key; -1 for none. */
export function fattestLeaf(trace: SpanTable, leaves: readonly SpanIndex[]): SpanIndex {
  return leaves.reduce(
    (fattest, leaf) => (fattest < 0 || compareWeight(trace, leaf, fattest) < 0 ? leaf : fattest),
    -1,
  );
}

/** Returns the leaves whose critical time is worth telling, by critical time, then weight, the largest first. */
export function fatLeaves(
  trace: SpanTable,
  leaves: readonly SpanIndex[],
  criticalTime: Float64Array,
  isNotable: (time: Nanoseconds) => boolean,
): SpanIndex[] {
  return leaves
    .filter((leaf) => isNotable(criticalTime[leaf]))
    .sort((a, b) => criticalTime[b] - criticalTime[a] || compareWeight(trace, a, b));
}

function compareWeight(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  return weightOf(trace, b) - weightOf(trace, a) || trace.start[a] - trace.start[b] || compareKeys(trace, a, b);
}
