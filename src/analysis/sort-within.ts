import type { CompressedRows } from '../lib/compressed-rows.ts';
import { sortByStart } from '../trace/sort-by-start.ts';

type Compare = (a: number, b: number) => number;

/** From this many members on, counting digits is quicker than comparing. */
const MANY = 4096;
/** So many moves a member are quicker than either. */
const FEW_MOVES = 16;

/**
 * Sorts the members of each group by `time`, equal ones by `compareEqual`. Times are whole and not negative. Groups that
 * are in order, as most are, cost a look at each member.
 */
export function sortWithin({ from, member }: CompressedRows, time: Float64Array, compareEqual: Compare): void {
  for (let group = 0; group + 1 < from.length; group++)
    sortRange(member, from[group], from[group + 1], time, compareEqual);
}

/** Sorts the members from position `from` to before `to` as `sortWithin` does. */
export function sortRange(
  member: Uint32Array,
  from: number,
  to: number,
  time: Float64Array,
  compareEqual: Compare,
): void {
  if (to - from < 2 || isSortedByFewMoves(member, from, to, time, compareEqual)) return;
  const members = member.subarray(from, to);
  if (members.length < MANY) members.sort((a, b) => time[a] - time[b] || compareEqual(a, b));
  else sortMany(members, time, compareEqual);
}

/** Moves each member to the left as far as it belongs. Gives up, and returns false, where that takes long. */
function isSortedByFewMoves(
  member: Uint32Array,
  from: number,
  to: number,
  time: Float64Array,
  compareEqual: Compare,
): boolean {
  let left = FEW_MOVES * (to - from);
  for (let i = from + 1; i < to && left >= 0; i++) {
    const each = member[i];
    let at = i;
    for (; at > from && left >= 0; at--, left--) {
      const before = member[at - 1];
      if (time[before] < time[each] || (time[before] === time[each] && compareEqual(before, each) <= 0)) break;
      member[at] = before;
    }
    member[at] = each;
  }
  return left >= 0;
}

function sortMany(members: Uint32Array, time: Float64Array, compareEqual: Compare): void {
  const before = members.slice();
  const times = new Float64Array(before.length);
  for (let i = 0; i < before.length; i++) times[i] = time[before[i]];
  const order = sortByStart(times, (a, b) => compareEqual(before[a], before[b]));
  for (let i = 0; i < order.length; i++) members[i] = before[order[i]];
}
