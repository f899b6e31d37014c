import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { LikeCalls } from './like-calls.ts';

/**
 * Returns the groups that stand within no member of another: repeated steps with repeated queries in each are told of
 * once, at the top. O(n).
 */
export function outermost({ length, parent }: SpanTable, groups: readonly LikeCalls[]): LikeCalls[] {
  if (groups.length < 2) return [...groups];
  /** By row: 1 where it is known to be within a member or one itself, 2 where it is known not to be. */
  const known = new Uint8Array(length);
  for (const { members } of groups) for (const member of members) known[member] = 1;
  const isWithin = (span: SpanIndex) => {
    let above = span;
    while (above >= 0 && known[above] === 0) above = parent[above];
    const found = above < 0 ? 2 : known[above];
    for (let each = span; each !== above; each = parent[each]) known[each] = found;
    return found === 1;
  };
  return groups.filter((group) => !isWithin(group.parent));
}
