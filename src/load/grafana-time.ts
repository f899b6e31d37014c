import type { SearchTime, UnixMilliseconds } from '../trace/search-query.ts';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};
/** What a `Date` can hold. */
const LATEST = 8.64e15;

/**
 * Returns the time that a page of Grafana is of, by its two ends as the address has them: milliseconds since 1970, ISO
 * 8601, or `now-6h`. null where they are none, or end before they begin. Ends that are rounded (`now/d`) are not read.
 */
export function readGrafanaTime(from: unknown, to: unknown, now: UnixMilliseconds): SearchTime | null {
  const [start, end] = [readEnd(from, now), readEnd(to, now)];
  if (start === null || end === null || start >= end) return null;
  const isUpToNow = to === 'now' && typeof from === 'string' && from.startsWith('now-');
  return isUpToNow ? { type: 'last', milliseconds: end - start } : { type: 'between', from: start, to: end };
}

function readEnd(value: unknown, now: UnixMilliseconds): UnixMilliseconds | null {
  if (typeof value === 'number') return inRange(value);
  if (typeof value !== 'string') return null;
  const relative = /^now(?:-(\d{1,9})(ms|[smhdwMy]))?$/.exec(value);
  if (relative !== null) return inRange(now - Number(relative[1] ?? 0) * (UNITS[relative[2]] ?? 0));
  if (/^\d{9,16}$/.test(value)) return inRange(Number(value));
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value) ? inRange(Date.parse(value)) : null;
}

function inRange(time: number): UnixMilliseconds | null {
  return time >= 0 && time <= LATEST ? Math.floor(time) : null;
}
