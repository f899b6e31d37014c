import type { SearchQuery } from '../../trace/search-query.ts';
import type { SearchAbilities } from '../backends/backend-search.ts';
import { SEARCHES } from '../backends/searches.ts';

/** Of documents: all is decided here, of all that is in them. */
const DOCUMENTS: SearchAbilities = {
  traceQl: false,
  attributeKeys: true,
  attributeValues: true,
  newestFirst: true,
  needsService: false,
  traceLatency: '',
  spanLatency: '',
  errorsOnly: '',
  longestRange: null,
};

/** Returns what a kind of backend (`jaeger`, `tempo`, `zipkin`) can do; an empty kind stands for files, examples and text. */
export function searchAbilities(kind: string): SearchAbilities {
  return SEARCHES.find((search) => search.kind === kind)?.abilities ?? DOCUMENTS;
}

/** Returns a query as a kind of backend is asked it, in whose terms its traces are. */
export function queryMeant(kind: string, query: SearchQuery): SearchQuery {
  return SEARCHES.find((search) => search.kind === kind)?.meant?.(query).query ?? query;
}

/** Returns what people call a kind of backend, empty for one that cannot be searched or is not known. */
export function searchedTitle(kind: string): string {
  return SEARCHES.find((search) => search.kind === kind)?.title ?? '';
}
