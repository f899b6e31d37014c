import type { Nanoseconds } from '../../../trace/units.ts';

/** Stretches of time one after the other: none begins before the one before it has ended. */
export interface TimeColumns {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Entries of columns, from the first to before the second. */
export type EntryRange = readonly [from: number, to: number];

/**
 * Calls back for the entries within `range` that lie in sight in part, [`timeStart`, `timeEnd`], and last at least
 * `least`, in their order. The work is bounded by how many of these fit in sight, not by how many entries there are.
 */
export function forWideStretches(
  { start, end }: TimeColumns,
  [from, to]: EntryRange,
  { timeStart, timeEnd }: { readonly timeStart: Nanoseconds; readonly timeEnd: Nanoseconds },
  least: Nanoseconds,
  onStretch: (entry: number) => void,
): void {
  for (let at = firstEndingAt(end, timeStart, from, to); at < to && start[at] < timeEnd; ) {
    const isWide = end[at] - start[at] >= least;
    if (isWide) onStretch(at);
    // A wide one that is still to come ends later than this one began by its own length at least.
    at = isWide ? at + 1 : Math.max(at + 1, firstEndingAt(end, start[at] + least, at + 1, to));
  }
}

/** Returns the first entry of [from, to) that ends at `time` or later; `to` where there is none. */
export function firstEndingAt(end: Float64Array, time: Nanoseconds, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (end[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
