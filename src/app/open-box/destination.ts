import { FIRST_SEARCH, formatSearch } from '../search-page/search-address.ts';
import { parseUrl, type SourceFields } from '../url-state.ts';
import type { Destination } from '../use-address.ts';
import { foreignLook } from './foreign-look.ts';
import type { RecognisedText } from './recognise-text.ts';

/**
 * Returns the page that shows what was recognised in a text, asked of the place given; an empty place is the backend that
 * a person chose, or all. null for what has no address before it is kept, a document, and for what was not recognised.
 */
export function destinationOf(recognised: RecognisedText, text: string, place: SourceFields): Destination | null {
  switch (recognised.kind) {
    case 'ids': {
      const [first, ...others] = recognised.ids;
      const look = foreignLook(text, recognised.time);
      if (others.length > 0) return { page: 'traces', traceIds: recognised.ids.map((id) => id.traceId), ...place };
      return { page: 'trace', traceId: first.traceId, span: first.spanId ?? '', look, ...place };
    }
    case 'search': {
      const { query } = recognised;
      const from = { type: 'backend', name: place.backend } as const;
      return { page: 'search', query: formatSearch({ ...FIRST_SEARCH, place: from, query }) };
    }
    case 'page':
      return recognised.page;
    case 'address': {
      const address = parseUrl(`/trace/${encodeURIComponent(recognised.traceId)}`, recognised.search);
      return address.page === 'unknown' ? null : address;
    }
    default:
      return null;
  }
}
