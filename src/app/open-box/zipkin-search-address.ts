import { ANY_TRACE, type AttributeCondition, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';
import { readExactDuration } from '../search-page/exact-duration.ts';
import { MOST_CONDITIONS, readLimit } from '../search-page/search-address.ts';
import { readLast, readMoment, timeBetween } from '../search-page/search-time.ts';

/** What any search there has. */
const ASKED = ['lookback', 'serviceName', 'annotationQuery', 'minDuration'];

/**
 * Returns what the address of Zipkin's page asks, null for any other text. It bounds the durations of single spans, has
 * its tags joined by “and”, and times in milliseconds; those it counts from the moment of the search.
 */
export function readZipkinSearch(text: string): SearchQuery | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const { pathname, searchParams: params } = new URL(text);
  if (!/\/zipkin\/?$/.test(pathname) || !ASKED.some((name) => params.has(name))) return null;
  const tags = (params.get('annotationQuery') ?? '').split(' and ').map((tag) => tag.trim());
  return {
    ...ANY_TRACE,
    service: readName(params, 'serviceName'),
    operation: readName(params, 'spanName'),
    durationMin: readBound(params.get('minDuration') ?? ''),
    durationMax: readBound(params.get('maxDuration') ?? ''),
    durationOf: 'span',
    isErrorsOnly: tags.includes('error'),
    attributes: [
      ...readPeer(readName(params, 'remoteServiceName')),
      ...tags.filter((tag) => tag !== '' && tag !== 'error').map(readTag),
    ].slice(0, MOST_CONDITIONS),
    time: readTime(params) ?? ANY_TRACE.time,
    limit: readLimit(params.get('limit') ?? ''),
  };
}

/** Its first page wrote `all` for any. */
function readName(params: URLSearchParams, key: string): string {
  const name = params.get(key) ?? '';
  return name === 'all' ? '' : name;
}

/** A figure alone is microseconds. */
function readBound(text: string) {
  return readExactDuration(/^\d+$/.test(text) ? `${text}us` : text);
}

function readPeer(name: string): AttributeCondition[] {
  return name === '' ? [] : [{ key: 'service.peer.name', operator: '=', value: name }];
}

function readTag(tag: string): AttributeCondition {
  const [, key, value] = /^([^=]*)(?:=(.*))?$/s.exec(tag) ?? [];
  return value === undefined ? { key, operator: 'exists', value: '' } : { key, operator: '=', value };
}

function readTime(params: URLSearchParams): SearchTime | null {
  const lookback = params.get('lookback') ?? '';
  const to = readMoment(params.get('endTs') ?? '');
  if (lookback === 'range') return timeBetween(readMoment(params.get('startTs') ?? ''), to);
  const milliseconds =
    readLast(lookback === 'millis' ? `${params.get('millis')}ms` : lookback) ?? readLast(`${lookback}ms`);
  if (milliseconds === null) return null;
  return to === null ? { type: 'last', milliseconds } : timeBetween(to - milliseconds, to);
}
