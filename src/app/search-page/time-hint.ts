import type { SearchTime, UnixMilliseconds } from '../../trace/search-query.ts';
import { formatMoment, readMoment, timeBetween } from './search-time.ts';

/** Returns the fields of a trace's address that say when it was: what a search for it needs where it is not found. */
export function timeHint(time: SearchTime, now: UnixMilliseconds): Readonly<Record<'from' | 'to', string>> {
  const [from, to] = time.type === 'between' ? [time.from, time.to] : [now - time.milliseconds, now];
  return { from: formatMoment(from), to: formatMoment(to) };
}

/** Returns the time that `timeHint` said in a query string; null for none. */
export function readTimeHint(text: string): SearchTime | null {
  const params = new URLSearchParams(text);
  return timeBetween(readMoment(params.get('from') ?? ''), readMoment(params.get('to') ?? ''));
}
