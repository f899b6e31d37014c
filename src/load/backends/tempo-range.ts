import type { SearchNote } from '../../trace/found-trace.ts';
import type { UnixMilliseconds } from '../../trace/search-query.ts';

/** Seconds since 1970, as Tempo takes them. */
export interface SearchWindow {
  readonly start: number;
  readonly end: number;
}

/** What Tempo takes in one search by default: `max_duration`. */
const LONGEST = 168 * 3600;
/** More weeks than that take longer than anybody waits. */
const MOST_WINDOWS = 8;
/** Since version 3 what is newer is not searched. */
const HIDDEN = 30_000;

/**
 * Returns a range as the windows to search, newest first, and whether they are all of it. Whole seconds make a range
 * longer, and a week must not become longer than one.
 */
export function windowsOf([from, to]: readonly [UnixMilliseconds, UnixMilliseconds]): {
  readonly windows: readonly SearchWindow[];
  readonly isAll: boolean;
} {
  const first = Math.floor(from / 1000);
  const last = Math.max(Math.ceil(to / 1000), first + 1);
  if (to - from <= LONGEST * 1000) {
    return { windows: [{ start: Math.max(first, last - LONGEST), end: last }], isAll: true };
  }
  const windows: SearchWindow[] = [];
  let end = last;
  for (; end > first && windows.length < MOST_WINDOWS; end -= LONGEST) {
    windows.push({ start: Math.max(first, end - LONGEST), end });
  }
  return { windows, isAll: end <= first };
}

/** Returns the note that the newest traces may be missing, where the range reaches to them. */
export function newestHalfMinuteNote(
  [, to]: readonly [UnixMilliseconds, UnixMilliseconds],
  now: UnixMilliseconds,
): SearchNote[] {
  if (to < now - HIDDEN) return [];
  return [
    { kind: 'range', sentence: 'Tempo leaves the newest half minute out of a search; an id opens its trace at once.' },
  ];
}
