import type { SearchTime, UnixMilliseconds } from '../../trace/search-query.ts';

/** Returns the time that is searched, from and to; turned round if it was given so. */
export function searchRange(time: SearchTime, now: UnixMilliseconds): readonly [UnixMilliseconds, UnixMilliseconds] {
  if (time.type === 'last') return [now - time.milliseconds, now];
  return time.from <= time.to ? [time.from, time.to] : [time.to, time.from];
}
