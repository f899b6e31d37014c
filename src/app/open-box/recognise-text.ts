import { type Recognised, recognise } from '../../load/identifiers.ts';
import { ANY_TRACE, type SearchQuery } from '../../trace/search-query.ts';
import { searchForRequest } from '../search-page/request-search.ts';
import { canBeAddressed, LARGEST_LIMIT } from '../search-page/search-address.ts';
import { parseUrl, type UrlState } from '../url-state.ts';
import { countOfHeldIds } from './held-ids.ts';
import { readJaegerSearch } from './jaeger-search-address.ts';
import { readZipkinSearch } from './zipkin-search-address.ts';

/** What a text in the box is: what `recognise` makes of it, a search on any viewer's page, or a page of ours. */
export type RecognisedText =
  | Exclude<Recognised, { kind: 'ids' | 'search' | 'request' }>
  | RecognisedIds
  | { readonly kind: 'search'; readonly query: SearchQuery; readonly what: string; readonly source?: string }
  | {
      readonly kind: 'page';
      readonly page: Extract<UrlState, { page: 'search' | 'traces' }>;
      readonly what: string;
    };

/** Ids that open at once, and those that no address holds with them. */
export type RecognisedIds = Extract<Recognised, { kind: 'ids' }> & { readonly rest?: readonly string[] };

/** Returns what a text is. `ownBase` is the address our own pages stand below, with a slash at its end. */
export function recogniseText(text: string, ownBase: string): RecognisedText {
  const recognised = recogniseOfAnyLength(text, ownBase);
  if (recognised.kind === 'ids') return withRoom(recognised);
  if (recognised.kind !== 'search') return recognised;
  const place = { type: 'backend', name: '' } as const;
  const why = `${recognised.what}, longer than an address here can hold.`;
  return canBeAddressed({ place, query: recognised.query }) ? recognised : { kind: 'unknown', why };
}

/** Of very many ids an address holds the first. */
function withRoom(recognised: Extract<Recognised, { kind: 'ids' }>): RecognisedIds {
  const traceIds = recognised.ids.map(({ traceId }) => traceId);
  const count = countOfHeldIds(traceIds);
  if (count === traceIds.length) return recognised;
  const rest = traceIds.slice(count);
  const what = `${recognised.what}: the first ${count} at once, ${rest.length} stay in the box;`;
  return { ...recognised, ids: recognised.ids.slice(0, count), rest, what };
}

function recogniseOfAnyLength(text: string, ownBase: string): RecognisedText {
  const own = ownPage(text.trim(), ownBase);
  if (own !== null) return own;
  const recognised = recognise(text, ownBase);
  if (recognised.kind === 'search') {
    const { traceQl, time, limit, what, source } = recognised;
    const query = { ...ANY_TRACE, traceQl, time: time ?? ANY_TRACE.time, limit: limitOf(limit) };
    return { kind: 'search', query, what, ...(source && { source }) };
  }
  if (recognised.kind === 'request') {
    return { kind: 'search', query: searchForRequest(recognised, recognised.time), what: recognised.what };
  }
  return recognised.kind === 'unknown' ? (searchElsewhere(text.trim()) ?? recognised) : recognised;
}

function searchElsewhere(text: string): RecognisedText | null {
  const jaeger = readJaegerSearch(text);
  if (jaeger !== null) return { kind: 'search', query: jaeger, what: 'Jaeger: a search' };
  const zipkin = readZipkinSearch(text);
  return zipkin === null ? null : { kind: 'search', query: zipkin, what: 'Zipkin: a search', source: 'zipkin' };
}

/** No more than a search may ask for. */
function limitOf(limit = ANY_TRACE.limit): number {
  return Math.min(limit, LARGEST_LIMIT);
}

/** A trace's own page is for `recognise`. */
function ownPage(text: string, ownBase: string): RecognisedText | null {
  if (!text.startsWith(ownBase) || /\s/.test(text) || !URL.canParse(text)) return null;
  const { pathname, search } = new URL(text);
  const page = parseUrl(pathname.slice(new URL(ownBase).pathname.length - 1), search);
  if (page.page === 'search') return { kind: 'page', page, what: 'Address of a search in Longpole' };
  return page.page === 'traces' ? { kind: 'page', page, what: 'Address of a list in Longpole' } : null;
}
