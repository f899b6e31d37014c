import { ANY_TRACE, type AttributeCondition, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';
import { SPAN_KIND_NAMES, SpanKind } from '../../trace/span-kind.ts';
import { formatTraceOrder, parseTraceOrder, type TraceOrder } from '../../trace/trace-order.ts';
import { type Brush, FIRST_PLOT, type PlotLook } from '../../views/search-results/plot-look.ts';
import { FIRST_ORDER } from '../../views/search-results/result-order.ts';
import { eachConditionOnce, formatCondition, readCondition } from './condition-text.ts';
import { formatExactDuration, readExactDuration } from './exact-duration.ts';
import { canBeTold, formatLast, formatMoment, readLast, readMoment, timeBetween } from './search-time.ts';

/** Where is searched. A backend without a name is the one used last. */
export type SearchPlace =
  | { readonly type: 'backend'; readonly name: string }
  | { readonly type: 'file'; readonly name: string }
  | { readonly type: 'examples' };

/** All that the address of a search says. */
export interface SearchState {
  readonly place: SearchPlace;
  readonly query: SearchQuery;
  readonly order: TraceOrder;
  readonly plot: PlotLook;
}

/** As `/search` opens. */
export const FIRST_SEARCH: SearchState = {
  place: { type: 'backend', name: '' },
  query: ANY_TRACE,
  order: FIRST_ORDER,
  plot: FIRST_PLOT,
};

/** Longer than any name that people use; what is longer is no field of ours. */
export const LONGEST_NAME = 500;
/** A query by hand has to leave an address that servers take. */
export const LONGEST_TRACEQL = 1500;
export const MOST_CONDITIONS = 20;
/** Of what is asked, as an address has it: moments, order and brush may take 200 more of the 1,900 that chats keep whole. */
export const LONGEST_SEARCH = 1700;
export const LARGEST_LIMIT = 10_000;

type Fields = readonly (readonly [name: string, value: string])[];

/**
 * Reads what follows `?`. Never throws; what cannot be read falls back to what `FIRST_SEARCH` says, each field alone.
 *
 * @param text with or without `?`
 */
export function parseSearch(text: string): SearchState {
  const params = new URLSearchParams(text);
  return { place: readPlace(params), query: readQuery(params), order: readOrder(params), plot: readPlot(params) };
}

/** Returns what `parseSearch` reads as `state`, without `?`. Fields at their default stay out. */
export function formatSearch({ place, query, order, plot }: SearchState): string {
  const { column, isDescending } = order;
  const isFirstOrder = column === FIRST_ORDER.column && isDescending === FIRST_ORDER.isDescending;
  const fields: Fields = [
    ...placeFields(place),
    ...queryFields(query),
    ['sort', isFirstOrder ? '' : formatTraceOrder(order)],
    ['scale', plot.scale === FIRST_PLOT.scale ? '' : plot.scale],
    ['colour', plot.colourBy === FIRST_PLOT.colourBy ? '' : plot.colourBy],
    ['brush', plot.brush === null ? '' : formatBrush(plot.brush)],
  ];
  return formatFields(fields);
}

/** Returns the address of a search below the page's base. */
export function searchLink(state: Partial<SearchState>): string {
  const text = formatSearch({ ...FIRST_SEARCH, ...state });
  return text === '' ? '/search' : `/search?${text}`;
}

/** Whether the address asks for a search, and does not only open the form. */
export function asksForSearch(text: string): boolean {
  return new URLSearchParams(text).size > 0;
}

/** Returns a text that is the same for searches that find the same, whatever is looked at of it. */
export function searchKey({ place, query }: Pick<SearchState, 'place' | 'query'>): string {
  return formatFields([...placeFields(place), ...queryFields(query)]);
}

/** Whether an address can hold a search: one that is short enough to be passed on, and is read back as the same. */
export function canBeAddressed({ place, query }: Pick<SearchState, 'place' | 'query'>): boolean {
  const text = searchKey({ place, query: { ...query, attributes: eachConditionOnce(query.attributes) } });
  return text.length <= LONGEST_SEARCH && searchKey(parseSearch(text)) === text;
}

/** Returns a text that is the same for queries that ask the same, wherever they were made. */
export function queryKey(query: SearchQuery): string {
  return formatFields(queryFields(query));
}

function formatFields(fields: Fields): string {
  const params = new URLSearchParams();
  for (const [name, value] of fields) if (value !== '') params.append(name, value);
  // These mean nothing in a query, and addresses are read by people.
  return String(params).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function placeFields(place: SearchPlace): Fields {
  if (place.type === 'examples') return [['in', 'examples']];
  return [[place.type, place.name]];
}

function queryFields(query: SearchQuery): Fields {
  return [
    ['service', query.service],
    ['operation', query.operation],
    ['min', query.durationMin === null ? '' : formatExactDuration(query.durationMin)],
    ['max', query.durationMax === null ? '' : formatExactDuration(query.durationMax)],
    ['of', query.durationOf === ANY_TRACE.durationOf ? '' : query.durationOf],
    ['errors', query.isErrorsOnly ? '1' : ''],
    ['kind', query.kind === null ? '' : SPAN_KIND_NAMES[query.kind]],
    ...query.attributes.map((condition) => ['attr', formatCondition(condition)] as const),
    ['health', query.hidesHealthChecks ? 'hide' : ''],
    ...timeFields(query.time),
    ['limit', query.limit === ANY_TRACE.limit ? '' : String(query.limit)],
    ['traceql', query.traceQl],
  ];
}

function timeFields(time: SearchTime): Fields {
  if (time.type === 'between') {
    return [
      ['from', formatMoment(time.from)],
      ['to', formatMoment(time.to)],
    ];
  }
  const isFirst = ANY_TRACE.time.type === 'last' && ANY_TRACE.time.milliseconds === time.milliseconds;
  return [['last', isFirst ? '' : formatLast(time.milliseconds)]];
}

function formatBrush({ from, to, durationMin, durationMax }: Brush): string {
  return [from, to, formatExactDuration(durationMin), formatExactDuration(durationMax)].join('_');
}

function readPlace(params: URLSearchParams): SearchPlace {
  if (params.get('in') === 'examples') return { type: 'examples' };
  const file = readText(params, 'file');
  return file === '' ? { type: 'backend', name: readText(params, 'backend') } : { type: 'file', name: file };
}

function readQuery(params: URLSearchParams): SearchQuery {
  return {
    service: readText(params, 'service'),
    operation: readText(params, 'operation'),
    durationMin: readExactDuration(params.get('min') ?? ''),
    durationMax: readExactDuration(params.get('max') ?? ''),
    durationOf: params.get('of') === 'span' ? 'span' : 'trace',
    isErrorsOnly: params.get('errors') === '1',
    kind: readKind(params.get('kind') ?? ''),
    attributes: readAttributes(params),
    hidesHealthChecks: params.get('health') === 'hide',
    time: readTime(params),
    limit: readLimit(params.get('limit') ?? ''),
    traceQl: readText(params, 'traceql', LONGEST_TRACEQL),
  };
}

function readText(params: URLSearchParams, name: string, longest = LONGEST_NAME): string {
  const value = params.get(name) ?? '';
  return value.length > longest ? '' : value;
}

function readKind(text: string): SpanKind | null {
  return Object.values(SpanKind).find((kind) => SPAN_KIND_NAMES[kind] === text) ?? null;
}

function readAttributes(params: URLSearchParams): readonly AttributeCondition[] {
  const texts = params.getAll('attr').filter((text) => text.length <= LONGEST_NAME);
  const conditions = texts.map(readCondition).filter((condition) => condition !== null);
  return eachConditionOnce(conditions).slice(0, MOST_CONDITIONS);
}

function readTime(params: URLSearchParams): SearchTime {
  const between = timeBetween(readMoment(params.get('from') ?? ''), readMoment(params.get('to') ?? ''));
  if (between !== null) return between;
  const milliseconds = readLast(params.get('last') ?? '');
  return milliseconds === null ? ANY_TRACE.time : { type: 'last', milliseconds };
}

/** Returns how many traces a search is to find, the usual number where the text is none that may be asked for. */
export function readLimit(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= LARGEST_LIMIT ? limit : ANY_TRACE.limit;
}

function readOrder(params: URLSearchParams): TraceOrder {
  return parseTraceOrder(params.get('sort') ?? '') ?? FIRST_ORDER;
}

function readPlot(params: URLSearchParams): PlotLook {
  return {
    scale: params.get('scale') === 'linear' ? 'linear' : 'log',
    colourBy: params.get('colour') === 'service' ? 'service' : 'errors',
    brush: readBrush(params.get('brush') ?? ''),
  };
}

function readBrush(text: string): Brush | null {
  const [from, to, min, max, ...others] = text.split('_');
  if (max === undefined || others.length > 0) return null;
  const [durationMin, durationMax] = [readExactDuration(min), readExactDuration(max)];
  if (durationMin === null || durationMax === null || durationMin > durationMax) return null;
  const [start, end] = [readMilliseconds(from), readMilliseconds(to)];
  return start === null || end === null || start > end ? null : { from: start, to: end, durationMin, durationMax };
}

function readMilliseconds(text: string): number | null {
  const time = /^\d{1,16}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return canBeTold(time) ? time : null;
}
