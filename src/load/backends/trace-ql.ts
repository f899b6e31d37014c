import type { SearchQuery } from '../../trace/search-query.ts';

/**
 * Returns the TraceQL that finds what `query` asks for, but for time, limit and health checks; the text written by hand
 * where there is one.
 */
export function traceQlOf(query: SearchQuery): string {
  return query.traceQl.trim() === '' ? '{ }' : query.traceQl.trim();
}
