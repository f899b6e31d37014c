import type { Recognised } from '../../load/identifiers.ts';
import { ANY_TRACE } from '../../trace/search-query.ts';
import { FIRST_SEARCH, formatSearch } from '../search-page/search-address.ts';
import type { UrlState } from '../url-state.ts';

/** Returns the search page that asks a backend what another viewer's page asks; an empty name is the one used last. */
export function foreignSearch(
  { traceQl, time }: Extract<Recognised, { kind: 'search' }>,
  backend: string,
): Extract<UrlState, { page: 'search' }> {
  const query = { ...ANY_TRACE, traceQl, time: time ?? ANY_TRACE.time };
  return {
    page: 'search',
    query: formatSearch({ ...FIRST_SEARCH, place: { type: 'backend', name: backend }, query }),
  };
}
