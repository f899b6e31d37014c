import type { SpanTable } from '../trace/span-table.ts';
import type { LikeCalls } from './like-calls.ts';

/**
 * Returns the groups that stand within no member of another: repeated steps with repeated queries in each are told of
 * once, at the top. O(n).
 */
export function outermost(trace: SpanTable, groups: readonly LikeCalls[]): LikeCalls[] {
  if (groups.length < 2) return [...groups];
  const isWithin = new Uint8Array(trace.length);
  for (const { members } of groups) for (const member of members) isWithin[member] = 1;
  for (let span = 0; span < trace.length; span++) {
    if (trace.parent[span] >= 0 && isWithin[trace.parent[span]] === 1) isWithin[span] = 1;
  }
  return groups.filter(({ parent }) => isWithin[parent] === 0);
}
