import type { BackendConfig, TraceSource } from '../trace-source.ts';

/** What is searched: a backend, or documents that are read whole. */
export type SearchSource =
  | { readonly type: 'backend'; readonly backend: BackendConfig }
  | Exclude<TraceSource, { type: 'backend' }>;
