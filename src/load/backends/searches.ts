import type { BackendSearch } from './backend-search.ts';
import { jaegerSearch } from './jaeger-search.ts';
import { tempoSearch } from './tempo-search.ts';
import { zipkinSearch } from './zipkin-search.ts';

/** How each kind of backend is searched. Apart from `index.ts`, since who opens one trace needs none of it. */
export const SEARCHES: readonly BackendSearch[] = [jaegerSearch, tempoSearch, zipkinSearch];
