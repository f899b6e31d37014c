import { parseTraceOrder } from '../../trace/trace-order.ts';
import { readCondition } from './condition-text.ts';
import { readExactDuration } from './exact-duration.ts';
import { LARGEST_LIMIT, LONGEST_NAME, LONGEST_TRACEQL, MOST_CONDITIONS, parseSearch } from './search-address.ts';
import { readLast, readMoment } from './search-time.ts';

/** Whether a field's value, which is not empty, is understood by `parseSearch`. */
type IsRead = (value: string) => boolean;

const isName: IsRead = (value) => value.length <= LONGEST_NAME;
const isDuration: IsRead = (value) => readExactDuration(value) !== null;
const isMoment: IsRead = (value) => readMoment(value) !== null;
const isOneOf =
  (...values: readonly string[]): IsRead =>
  (value) =>
    values.includes(value);

const FIELDS: ReadonlyMap<string, IsRead> = new Map([
  ['backend', isName],
  ['file', isName],
  ['in', isOneOf('examples')],
  ['service', isName],
  ['operation', isName],
  ['min', isDuration],
  ['max', isDuration],
  ['of', isOneOf('trace', 'span')],
  ['errors', isOneOf('0', '1')],
  ['kind', (value) => parseSearch(`kind=${encodeURIComponent(value)}`).query.kind !== null],
  ['attr', (value) => isName(value) && readCondition(value) !== null],
  ['health', isOneOf('hide', 'show')],
  ['from', isMoment],
  ['to', isMoment],
  ['last', (value) => readLast(value) !== null],
  ['limit', (value) => /^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= LARGEST_LIMIT],
  ['traceql', (value) => value.length <= LONGEST_TRACEQL],
  ['sort', (value) => parseTraceOrder(value) !== null],
  ['scale', isOneOf('log', 'linear')],
  ['colour', isOneOf('errors', 'service')],
  ['brush', (value) => parseSearch(`brush=${encodeURIComponent(value)}`).plot.brush !== null],
]);

/** The field that may stand in an address more than once. */
const SEVERAL = 'attr';

/**
 * Returns the parts of an address that `parseSearch` passes over, as `min=abc`, in their order: a value that is none, a
 * field that is none, one that is there twice, a time of which one end is missing or before the other. A search without
 * them is wider than what the address was to ask.
 *
 * @param text with or without `?`
 */
export function unreadFields(text: string): readonly string[] {
  const params = new URLSearchParams(text);
  const isRange = timeIsRange(params);
  const seen = new Map<string, number>();
  const unread: string[] = [];
  for (const [name, value] of params) {
    if (value === '') continue;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const isTooMany = times > (name === SEVERAL ? MOST_CONDITIONS : 1);
    const isOfNoRange = (name === 'from' || name === 'to') && !isRange;
    if (isTooMany || isOfNoRange || FIELDS.get(name)?.(value) !== true) unread.push(`${name}=${value}`);
  }
  return unread;
}

function timeIsRange(params: URLSearchParams): boolean {
  return parseSearch(params.toString()).query.time.type === 'between';
}
