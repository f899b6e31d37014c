import type { CompressedRows } from '../lib/compressed-rows.ts';
import { sortByStart } from '../trace/sort-by-start.ts';

type Compare = (a: number, b: number) => number;

/** From this many members on, the engine's own sort of numbers is quicker than calls that compare them. */
const MANY = 200;
/** So many moves a member are quicker than either, */
const FEW_MOVES = 48;
/** and so many at first: what is in no order at all is told by its first members. */
const FIRST_MOVES = 4096;

/**
 * Sorts the members of each group by `time`, equal ones by `compareEqual`. Times are whole and not negative. Groups that
 * are in order, as most are, cost a look at each member.
 */
export function sortWithin({ from, member }: CompressedRows, time: Float64Array, compareEqual: Compare): void {
  for (let group = 0; group + 1 < from.length; group++) {
    // Most groups have one member or none.
    if (from[group + 1] - from[group] > 1) sortRange(member, from[group], from[group + 1], time, compareEqual);
  }
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
  let left = FIRST_MOVES;
  for (let i = from + 1; i < to && left >= 0; i++) {
    const each = member[i];
    const timeOfEach = time[each];
    let at = i;
    for (; at > from; at--) {
      const before = member[at - 1];
      if (time[before] < timeOfEach || (time[before] === timeOfEach && compareEqual(before, each) <= 0)) break;
      member[at] = before;
    }
    member[at] = each;
    left += FEW_MOVES - (i - at);
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
