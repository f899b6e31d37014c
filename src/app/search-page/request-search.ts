import type { RequestId } from '../../load/request-id.ts';
import { ANY_TRACE, type SearchQuery, type SearchTime } from '../../trace/search-query.ts';

/** Whoever has the id of a request seldom has it from the last minutes. */
const LAST_DAY: SearchTime = { type: 'last', milliseconds: 86_400_000 };

/** Returns the search for the traces of a request, in the last day where no time is told. */
export function searchForRequest({ key, value }: RequestId, time: SearchTime | null = null): SearchQuery {
  return { ...ANY_TRACE, attributes: [{ key, operator: '=', value }], time: time ?? LAST_DAY };
}
