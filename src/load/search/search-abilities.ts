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

/** Returns what a kind of backend (`jaeger`, `tempo`) can do; an empty kind stands for files, examples and text. */
export function searchAbilities(kind: string): SearchAbilities {
  return SEARCHES.find((search) => search.kind === kind)?.abilities ?? DOCUMENTS;
}
