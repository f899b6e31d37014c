import type { SearchAnswer } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { type DocumentWorker, takeDocumentWorker } from './document-workers.ts';
import type { CountedTrace } from './search-session.ts';
import type { SearchSource } from './search-source.ts';
import { cancelled, SearchWorkerClient } from './search-worker-client.ts';

/** How far a search has come. */
export interface SearchProgress {
  /** What is being asked or read: the address, or the file's name. */
  readonly address: string;
  /** Bytes received so far. */
  readonly bytes: number;
  /** Bytes expected, 0 where unknown. */
  readonly totalBytes: number;
  /** Traces met so far, whether they will be among those found or not. */
  readonly traces: number;
}

/** What happens while a search goes on. */
export interface SearchOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SearchProgress) => void;
  /** Told which kind a backend is and which of its APIs answered: worth remembering in `BackendConfig`. */
  readonly onLearnt?: ((kind: string, api: string) => void) | undefined;
}

/** A search that has been answered. What it read stays with it until `close`. */
export interface OpenSearch {
  readonly answer: SearchAnswer;
  /**
   * Returns a found trace with its figures counted in all of it, and the time of each service on its critical path. Fetches
   * it, each time anew, where the answer did not hold it. Rejects with a LoadError, of kind `cancelled` when `signal` aborts.
   */
  readonly counted: (traceId: string, signal: AbortSignal) => Promise<CountedTrace>;
  /** Lets go of all that was read. */
  readonly close: () => void;
}

/**
 * Searches a source in a worker of its own. Rejects with a LoadError that has the server's words; when `signal` aborts,
 * the worker is ended at once and the error's kind is `cancelled`.
 */
export async function openSearch(
  source: SearchSource,
  query: SearchQuery,
  options: SearchOptions,
): Promise<OpenSearch> {
  const { signal } = options;
  if (signal.aborted) throw cancelled();
  const { client, release } = source.type === 'backend' ? ownWorker() : takeDocumentWorker(source);
  const { id, answer } = client.search({ source, query, now: Date.now() }, options, signal);
  try {
    return {
      answer: await answer,
      counted: (traceId, asking) => client.call('count', { search: id, traceId }, asking),
      close: () => {
        client.forget(id);
        release(false);
      },
    };
  } catch (error) {
    client.forget(id);
    release(true);
    throw error;
  }
}

/** What a backend answers is of one search. */
function ownWorker(): DocumentWorker {
  const client = new SearchWorkerClient();
  return { client, release: () => client.end(cancelled()) };
}
