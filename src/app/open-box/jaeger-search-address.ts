import { parseJson } from '../../load/json-value.ts';
import { ANY_TRACE, type AttributeCondition, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';
import { readExactDuration } from '../search-page/exact-duration.ts';
import { LARGEST_LIMIT, MOST_CONDITIONS } from '../search-page/search-address.ts';
import { readLast, timeBetween } from '../search-page/search-time.ts';

/**
 * Returns what the address of Jaeger's search page asks, null for any other text. It bounds the durations of single
 * spans, has its tags as a JSON object, and the ends of a time of one's own in microseconds.
 */
export function readJaegerSearch(text: string): SearchQuery | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const { pathname, searchParams: params } = new URL(text);
  if (!/\/search\/?$/.test(pathname) || !params.has('lookback')) return null;
  const operation = params.get('operation') ?? '';
  const limit = Math.floor(Number(params.get('limit')));
  return {
    ...ANY_TRACE,
    service: params.get('service') ?? '',
    operation: operation === 'all' ? '' : operation,
    durationMin: readExactDuration(params.get('minDuration') ?? ''),
    durationMax: readExactDuration(params.get('maxDuration') ?? ''),
    durationOf: 'span',
    attributes: readTags(params.get('tags') ?? ''),
    time: readTime(params),
    limit: limit >= 1 && limit <= LARGEST_LIMIT ? limit : ANY_TRACE.limit,
  };
}

function readTags(text: string): readonly AttributeCondition[] {
  const tags = parseJson(text);
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return [];
  const conditions = Object.entries(tags).map(
    ([key, value]) => ({ key, operator: '=', value: String(value) }) satisfies AttributeCondition,
  );
  return conditions.slice(0, MOST_CONDITIONS);
}

function readTime(params: URLSearchParams): SearchTime {
  const milliseconds = readLast(params.get('lookback') ?? '');
  if (milliseconds !== null) return { type: 'last', milliseconds };
  const [from, to] = ['start', 'end'].map((name) => readMicroseconds(params.get(name) ?? ''));
  return timeBetween(from, to) ?? ANY_TRACE.time;
}

function readMicroseconds(text: string): number | null {
  return /^\d{10,16}$/.test(text) ? Math.floor(Number(text) / 1000) : null;
}
