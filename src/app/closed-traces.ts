import type { QueryClient } from '@tanstack/react-query';
import type { LoadedSource } from './load-source.ts';
import { SOURCE_QUERY } from './query-client.ts';

/** Of all that is kept though nobody looks at it, so that going back is at once: some 5 MB of bytes, and as much beside. */
const MOST_SPANS = 5_000;
/** A worker takes some memory whatever it holds. */
const MOST_SOURCES = 2;

/** Lets go of loaded sources that nobody looks at any more, the last loaded kept longest, down to the two limits above. */
export function dropClosedTraces(client: QueryClient): void {
  let [spans, sources] = [MOST_SPANS, MOST_SOURCES];
  const closed = client.getQueryCache().findAll({ queryKey: [SOURCE_QUERY], type: 'inactive', fetchStatus: 'idle' });
  for (const { queryKey } of closed.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)) {
    const count = spanCount(client.getQueryData<LoadedSource>(queryKey));
    if (sources === 0 || count > spans) removeAllOf(client, queryKey[1]);
    else {
      sources--;
      spans -= count;
    }
  }
}

function spanCount(loaded: LoadedSource | undefined): number {
  return loaded?.opened.summaries.reduce((sum, each) => sum + each.spanCount, 0) ?? 0;
}

/** Its traces are queries of their own. */
function removeAllOf(client: QueryClient, sourceKey: unknown): void {
  client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[1] === sourceKey });
}
