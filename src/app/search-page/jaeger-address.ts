import { parseJson } from '../../load/json-value.ts';
import { formatCondition } from './condition-text.ts';
import { readExactDuration } from './exact-duration.ts';
import { formatLast, formatMoment, readLast, timeBetween } from './search-time.ts';

const MILLISECONDS_OF_WEEK = 604_800_000;
/** Fields that no address of ours has. */
const ONLY_THEIRS = ['lookback', 'start', 'end', 'minDuration', 'maxDuration', 'tags', 'tag'];

/**
 * Returns the query of our search page that asks what one of Jaeger's asks, null where it has none of Jaeger's fields
 * that can be read: `lookback`, `start` and `end` in microseconds, which win over it, `minDuration` and `maxDuration` of
 * single spans, `tags` as a JSON object, `tag=key:value`. What cannot be read stays as it stands, to be told of.
 *
 * @param text what follows `?`
 */
export function readJaegerFields(text: string): string | null {
  const params = new URLSearchParams(text);
  const own = new URLSearchParams(text);
  const isRead = [
    moveOperation(params, own),
    moveDuration('minDuration', 'min', params, own),
    moveDuration('maxDuration', 'max', params, own),
    moveTags(params, own),
    moveTagList(params, own),
    moveTime(params, own),
  ];
  if (!isRead.includes(true)) return null;
  own.set('of', 'span');
  // It writes empty fields, too.
  return String(new URLSearchParams([...own].filter(([, value]) => value !== '')));
}

/** Returns the ids of the traces that Jaeger's search page was to show, each once: `traceID=…`, `span=…@…`. */
export function traceIdsOfSearch(text: string): readonly string[] {
  const params = new URLSearchParams(text);
  const marked = params.getAll('span').flatMap((each) => each.split('@').slice(1));
  const ids = [...params.getAll('traceID'), ...marked].map((id) => id.trim());
  return [...new Set(ids.filter((id) => /^[0-9a-f]{1,32}$/i.test(id)))];
}

/** Its form writes `all` for any, beside other fields of its own; alone it is an operation that is called so. */
function moveOperation(params: URLSearchParams, own: URLSearchParams): boolean {
  if (params.get('operation') !== 'all' || !ONLY_THEIRS.some((name) => params.has(name))) return false;
  own.delete('operation');
  return true;
}

function moveDuration(theirs: string, ours: string, params: URLSearchParams, own: URLSearchParams): boolean {
  const text = params.get(theirs) ?? '';
  if (text === '' || readExactDuration(text) === null) return false;
  own.delete(theirs);
  own.set(ours, text);
  return true;
}

function moveTags(params: URLSearchParams, own: URLSearchParams): boolean {
  const tags = parseJson(params.get('tags') ?? '');
  if (typeof tags !== 'object' || tags === null || Array.isArray(tags)) return false;
  own.delete('tags');
  for (const [key, value] of Object.entries(tags)) addTag(own, key, String(value));
  return true;
}

/** What has no colon stays. */
function moveTagList(params: URLSearchParams, own: URLSearchParams): boolean {
  const parts = params.getAll('tag').map((tag) => [tag, /^([^:]+):(.*)$/s.exec(tag)] as const);
  if (!parts.some(([, read]) => read !== null)) return false;
  own.delete('tag');
  for (const [tag, read] of parts) {
    if (read === null) own.append('tag', tag);
    else addTag(own, read[1], read[2]);
  }
  return true;
}

/** Spans of OpenTelemetry have a status, and no such attribute. */
function addTag(own: URLSearchParams, key: string, value: string): void {
  if (key === 'error' && value === 'true') own.set('errors', '1');
  else own.append('attr', formatCondition({ key, operator: '=', value }));
}

/** Whoever opens such an address there sees the time that it was made for, however long ago. */
function moveTime(params: URLSearchParams, own: URLSearchParams): boolean {
  const [start, end] = ['start', 'end'].map((name) => readMicroseconds(params.get(name) ?? ''));
  const between = timeBetween(start, end);
  const lookback = params.get('lookback') ?? '';
  const last = readLookback(lookback);
  if (between === null && last === null) return false;
  if (last !== null || lookback === 'custom') own.delete('lookback');
  if (between?.type === 'between') {
    for (const name of ['start', 'end']) own.delete(name);
    own.set('from', formatMoment(between.from));
    own.set('to', formatMoment(between.to));
  } else if (last !== null) {
    own.set('last', formatLast(last));
  }
  return true;
}

/** Returns the milliseconds of a time up to now as Jaeger writes it, `6h` or `2w`; null for what is none. */
export function readLookback(text: string): number | null {
  const weeks = /^(\d{1,2})w$/.exec(text)?.[1];
  return weeks === undefined ? readLast(text) : Number(weeks) * MILLISECONDS_OF_WEEK || null;
}

function readMicroseconds(text: string): number | null {
  return /^\d{10,16}$/.test(text) ? Math.floor(Number(text) / 1000) : null;
}
