import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { LoadedSource } from './load-source.ts';

/** First part of the key of every query whose data is a `LoadedSource`. */
export const SOURCE_QUERY = 'source';

/** How long a trace that nobody looks at is kept at most, so that going back is at once: minutes in milliseconds. */
const KEEP_TRACES = 3 * 60_000;

/**
 * Returns the cache that holds what was loaded. Traces are immutable and large, so they are neither compared nor
 * fetched again behind the person's back; when one is dropped, its worker ends.
 */
export function createQueryClient(): QueryClient {
  // A timer, which is what it would wait for else, comes late while a large trace streams in.
  notifyManager.setScheduler(queueMicrotask);
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        structuralSharing: false,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: KEEP_TRACES,
        networkMode: 'always',
      },
    },
  });
  client.getQueryCache().subscribe((event) => {
    if (!isSourceQuery(event.query.queryKey)) return;
    if (event.type === 'removed') closeSource(event.query.state.data);
    if (event.type === 'observerRemoved') keepFew(client);
  });
  return client;
}

/** Should the script not come, each goes when its time is over. */
function keepFew(client: QueryClient): void {
  import('./closed-traces.ts').then(({ dropClosedTraces }) => dropClosedTraces(client)).catch(() => {});
}

function isSourceQuery(key: readonly unknown[]): boolean {
  return key[0] === SOURCE_QUERY;
}

function closeSource(data: LoadedSource | undefined): void {
  data?.opened.close();
}
