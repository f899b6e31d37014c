import { counted } from '../../lib/counted.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES } from '../../trace/span-kind.ts';
import { formatTimestamp, type TimeZone } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { formatCondition } from './condition-text.ts';
import { formatExactDuration } from './exact-duration.ts';
import type { SearchPlace } from './search-address.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The spans of time that the form offers, milliseconds. */
export const LAST_TIMES = [5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, 24 * HOUR, 2 * DAY, 7 * DAY] as const;

/** Returns a span of time as people say it: `15 minutes`, `1 hour`, `2 days`. */
export function lastWords(milliseconds: number): string {
  if (milliseconds >= 2 * DAY && milliseconds % DAY === 0) return counted(milliseconds / DAY, 'day');
  if (milliseconds >= HOUR && milliseconds % HOUR === 0) return counted(milliseconds / HOUR, 'hour');
  if (milliseconds >= MINUTE && milliseconds % MINUTE === 0) return counted(milliseconds / MINUTE, 'minute');
  return counted(milliseconds / 1000, 'second');
}

/** Returns a time up to now as people say it: `last 15 minutes`, `last hour`. */
export function lastTimeWords(milliseconds: number): string {
  return `last ${lastWords(milliseconds).replace(/^1 /, '')}`;
}

/** Returns what a search asks for, in a few words: `gateway, traces of at least 2 s, errors only`. */
export function searchWords(query: SearchQuery): string {
  const parts = query.traceQl === '' ? formWords(query) : [query.traceQl];
  if (query.hidesHealthChecks) parts.push('no health checks');
  return parts.join(', ');
}

function formWords(query: SearchQuery): string[] {
  return [
    query.service || 'any service',
    query.operation,
    durationWords(query),
    query.isErrorsOnly ? errorWords(query.service) : '',
    query.kind === null ? '' : SPAN_KIND_NAMES[query.kind],
    ...query.attributes.map(formatCondition),
  ].filter((part) => part !== '');
}

/** Returns which errors a search for errors is for: a service may answer for what failed in another. */
export function errorWords(service: string): string {
  return service === '' ? 'errors only' : `failed spans of ${service}`;
}

/** Returns which durations a search is for, empty for any: `traces of at least 2 s`. */
export function durationWords({
  durationMin,
  durationMax,
  durationOf,
}: Pick<SearchQuery, 'durationMin' | 'durationMax' | 'durationOf'>): string {
  const least = durationMin === null ? '' : leastWords(durationMin);
  const most = durationMax === null ? '' : shown(formatExactDuration(durationMax));
  if (least === '' && most === '') return '';
  if (most === '') return `${durationOf}s ${least}`;
  if (least === '') return `${durationOf}s of at most ${most}`;
  return `${durationOf}s ${least.replace('at least ', '')}${least.startsWith('of') ? ' to' : ', up to'} ${most}`;
}

/** A nanosecond more than a rounder figure is all that is longer than that. */
function leastWords(durationMin: Nanoseconds): string {
  const [exact, before] = [durationMin, durationMin - 1].map(formatExactDuration);
  return before.length < exact.length ? `over ${shown(before)}` : `of at least ${shown(exact)}`;
}

const UNITS_IN_WORDS: Readonly<Record<string, string>> = { us: 'µs', m: 'min' };

/** `2s` as `2 s`. */
function shown(duration: string): string {
  return duration.replace(/[a-z]+$/, (unit) => ` ${UNITS_IN_WORDS[unit] ?? unit}`);
}

/** Returns a stretch of time: `21 Nov 2026, 00:01:26 to 00:02:37 UTC`; both dates where they differ. */
export function rangeWords(from: number, to: number, zone: TimeZone): string {
  const [start, end] = [from, to].map((time) => formatTimestamp(BigInt(Math.round(time)) * 1_000_000n, zone, 0));
  const [day, clock] = start.split(', ');
  const isOneDay = clock !== undefined && end.startsWith(`${day}, `);
  return isOneDay ? `${start.replace(/ \S+$/, '')} to ${end.slice(day.length + 2)}` : `${start} to ${end}`;
}

/** Returns where is searched, as people call it. */
export function placeWords(place: SearchPlace, currentBackend: string): string {
  if (place.type === 'examples') return 'examples';
  return place.name || currentBackend || 'no backend';
}
