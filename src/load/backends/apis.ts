import type { BackendApi } from './backend-api.ts';
import { jaegerApi } from './jaeger-api.ts';
import { tempoApi } from './tempo-api.ts';
import { zipkinApi } from './zipkin-api.ts';

/** What each kind of server serves. Apart from `index.ts`, since who opens a trace of a known kind needs none of it. */
export const APIS: readonly BackendApi[] = [
  // In the order in which a server of unknown kind is tried.
  jaegerApi,
  tempoApi,
  zipkinApi,
];
