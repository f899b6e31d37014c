import type { SearchQuery } from '../../trace/search-query.ts';
import { readJaegerFields } from '../search-page/jaeger-address.ts';
import { parseSearch } from '../search-page/search-address.ts';

/** Returns what the address of Jaeger's search page asks, null for any other text. */
export function readJaegerSearch(text: string): SearchQuery | null {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
  const { pathname, search, searchParams } = new URL(text);
  if (!/\/search\/?$/.test(pathname) || !searchParams.has('lookback')) return null;
  return { ...parseSearch(readJaegerFields(search) ?? search).query, durationOf: 'span' };
}
