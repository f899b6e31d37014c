import type { SearchTime, UnixMilliseconds } from '../../trace/search-query.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { size: DAY, name: 'd' },
  { size: HOUR, name: 'h' },
  { size: MINUTE, name: 'min' },
  { size: 1000, name: 's' },
  { size: 1, name: 'ms' },
] as const;

/** Nobody keeps traces for longer. */
const LONGEST = 3660 * DAY;
/** What a `Date` can hold is this much later or earlier than 1970; a day less can be told in every zone. */
const FURTHEST = 8.64e15 - DAY;

/** Returns a span of time as `readLast` reads it: `15min`, `6h`, `2d`. */
export function formatLast(milliseconds: number): string {
  const { size, name } = UNITS.find((unit) => milliseconds % unit.size === 0) ?? UNITS[4];
  return `${milliseconds / size}${name}`;
}

/** Returns the milliseconds that a text like `15min` or `15m`, `6h`, `2d` means, null for what is none. */
export function readLast(text: string): number | null {
  const match = /^(\d{1,12})(ms|s|min|m|h|d)$/.exec(text.trim());
  const unit = UNITS.find(({ name }) => name === (match?.[2] === 'm' ? 'min' : match?.[2]));
  if (match === null || unit === undefined) return null;
  const milliseconds = Number(match[1]) * unit.size;
  return milliseconds > 0 && milliseconds <= LONGEST ? milliseconds : null;
}

/** Returns a moment as ISO 8601 in UTC, without milliseconds where there are none. */
export function formatMoment(time: UnixMilliseconds): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Milliseconds since 1970. */
const FIGURE = /^\d{9,16}$/;
const WITH_ZONE = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Returns the moment that a text with a zone means, or one of milliseconds since 1970; null for none. */
export function readMoment(text: string): UnixMilliseconds | null {
  if (!FIGURE.test(text) && !WITH_ZONE.test(text)) return null;
  const time = FIGURE.test(text) ? Number(text) : Date.parse(text);
  return canBeTold(time) ? time : null;
}

/** Returns whether a date can be made of a time, whatever the zone. */
export function canBeTold(time: UnixMilliseconds): boolean {
  return Math.abs(time) <= FURTHEST;
}

/** Returns the time between two moments; null where one is missing, or the end is not after the start. */
export function timeBetween(from: UnixMilliseconds | null, to: UnixMilliseconds | null): SearchTime | null {
  return from !== null && to !== null && from < to ? { type: 'between', from, to } : null;
}
