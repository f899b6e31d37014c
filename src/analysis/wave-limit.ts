import type { SpanTable } from '../trace/span-table.ts';
import { concurrencyOf } from './concurrency.ts';
import type { LikeCalls } from './like-calls.ts';
import { isInARow } from './repeated-calls.ts';

const FEWEST_CALLS = 8;
const FEWEST_WAVES = 3;
/** Between an end and the start that follows it there is a little time. */
const MOSTLY = 0.8;

/** Two insights ask for the same groups. */
const limits = new WeakMap<LikeCalls, number>();

/** Returns how many of like calls were let run at a time; 0 where nothing shows a limit. */
export function limitOf(trace: SpanTable, group: LikeCalls): number {
  const limit = limits.get(group) ?? shownLimit(trace, group);
  limits.set(group, limit);
  return limit;
}

function shownLimit(trace: SpanTable, group: LikeCalls): number {
  const { length } = group.members;
  if (length < FEWEST_CALLS || isInARow(group)) return 0;
  const { most, shareAtMost } = concurrencyOf(trace, group.members);
  const isLimited = most >= 2 && length >= FEWEST_WAVES * most && shareAtMost >= MOSTLY;
  return isLimited ? most : 0;
}
