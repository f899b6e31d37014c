import { groupBy } from '../lib/group-by.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { callsBetween } from './calls-between.ts';
import { fatLeaves } from './leaves.ts';
import { namedSpans } from './named-spans.ts';
import { isInARow } from './repeated-calls.ts';

/** Leaves of one operation that each took much of the root's time. */
export interface LikeLeaves {
  /** The one that took most of it. */
  readonly leaf: SpanIndex;
  readonly others: readonly SpanIndex[];
  /** Of the others, on the critical path. */
  readonly time: Nanoseconds;
}

/**
 * Returns the fat leaves by operation, the ones with the fattest leaf first. Those that are one of many like calls in a row
 * are left out: together they are told as such.
 */
export function likeLeaves(context: AnalysisContext): LikeLeaves[] {
  const { trace, leaves, criticalTime, isNotable } = context;
  const isOneOfMany = manyCalls(context);
  const fat = fatLeaves(trace, leaves, criticalTime, isNotable).filter((leaf) => !isOneOfMany(leaf));
  const operations = groupBy(fat, (leaf) => `${trace.service[leaf]} ${trace.kind[leaf]} ${trace.name[leaf]}`);
  return Array.from(operations.values(), ([leaf, ...others]) => ({
    leaf,
    others: namedSpans(others),
    time: others.reduce((sum, each) => sum + criticalTime[each], 0),
  }));
}

/** Returns whether a leaf is, or is in, one of many like calls, and not most of them by itself. */
function manyCalls(context: AnalysisContext): (leaf: SpanIndex) => boolean {
  const { trace, likeCalls } = context;
  const duration = (span: SpanIndex) => trace.end[span] - trace.start[span];
  const sumOf = new Float64Array(trace.length).fill(Number.NaN);
  for (const group of likeCalls) {
    // A model's calls between its tools are not told as repeated.
    if (!isInARow(group) || callsBetween(context, group).hasTools) continue;
    for (const member of group.members) sumOf[member] = group.sum;
  }
  const sumAround = (leaf: SpanIndex) => {
    const above = Number.isNaN(sumOf[leaf]) ? trace.parent[leaf] : leaf;
    return above < 0 || Number.isNaN(sumOf[above]) ? 0 : sumOf[above];
  };
  return (leaf) => duration(leaf) * 2 <= sumAround(leaf);
}
