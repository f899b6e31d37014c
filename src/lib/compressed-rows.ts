/** Numbers 0 … n-1 in groups: those of group g are `member[from[g]]` to before `member[from[g + 1]]`. */
export interface CompressedRows {
  readonly from: Uint32Array;
  readonly member: Uint32Array;
}

/**
 * Returns the indexes of `groupOf` by the group that stands there, ascending within one; below 0 is in no group.
 * Groups are 0 … groupCount - 1. O(n).
 */
export function compressedRows(groupOf: Int32Array, groupCount: number): CompressedRows {
  const from = new Uint32Array(groupCount + 1);
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] >= 0) from[groupOf[i] + 1]++;
  for (let group = 0; group < groupCount; group++) from[group + 1] += from[group];
  const member = new Uint32Array(from[groupCount]);
  const next = from.slice(0, groupCount);
  for (let i = 0; i < groupOf.length; i++) if (groupOf[i] >= 0) member[next[groupOf[i]]++] = i;
  return { from, member };
}
