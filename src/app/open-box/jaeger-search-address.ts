import type { SearchQuery } from '../../trace/search-query.ts';
import { readJaegerFields } from '../search-page/jaeger-address.ts';
import { parseSearch } from '../search-page/search-address.ts';

/** Returns what the address of Jaeger's search page asks, null for any other text. */
export function readJaegerSearch(text: string): SearchQuery | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const { pathname, search, searchParams } = new URL(text);
  // Its own form writes `lookback`; by hand a service and its time are enough.
  const isByHand = searchParams.has('service') && searchParams.has('start') && searchParams.has('end');
  if (!/\/search\/?$/.test(pathname) || !(searchParams.has('lookback') || isByHand)) return null;
  return { ...parseSearch(readJaegerFields(search) ?? search).query, durationOf: 'span' };
}
