import type { CompressedRows } from '../lib/compressed-rows.ts';
import { sortByStart } from '../trace/sort-by-start.ts';

type Compare = (a: number, b: number) => number;

/** From this many members on, counting digits is quicker than comparing. */
const MANY = 4096;

/**
 * Sorts the members of each group by `time`, equal ones by `compareEqual`. Times are whole and not negative. Groups that
 * are in order, as most are, cost a look at each member.
 */
export function sortWithin({ from, member }: CompressedRows, time: Float64Array, compareEqual: Compare): void {
  const compare: Compare = (a, b) => time[a] - time[b] || compareEqual(a, b);
  for (let group = 0; group + 1 < from.length; group++) {
    if (from[group + 1] - from[group] < 2) continue;
    if (isInOrder(member, from[group], from[group + 1], time, compareEqual)) continue;
    const members = member.subarray(from[group], from[group + 1]);
    if (members.length < MANY) members.sort(compare);
    else sortMany(members, time, compareEqual);
  }
}

function isInOrder(member: Uint32Array, from: number, to: number, time: Float64Array, compareEqual: Compare): boolean {
  for (let i = from + 1; i < to; i++) {
    const before = member[i - 1];
    const each = member[i];
    if (time[before] > time[each]) return false;
    if (time[before] === time[each] && compareEqual(before, each) > 0) return false;
  }
  return true;
}

function sortMany(members: Uint32Array, time: Float64Array, compareEqual: Compare): void {
  const before = members.slice();
  const times = new Float64Array(before.length);
  for (let i = 0; i < before.length; i++) times[i] = time[before[i]];
  const order = sortByStart(times, (a, b) => compareEqual(before[a], before[b]));
  for (let i = 0; i < order.length; i++) members[i] = before[order[i]];
}
