import type { FoundTrace, SearchAnswer, ServiceTime } from '../../trace/found-trace.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { LoadError } from '../load-problem.ts';
import type { SearchSource } from './search-source.ts';

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
   * Returns the time of each service on a found trace's critical path, largest first. Fetches the trace where the answer did not
   * hold it; known from then on. Rejects with a LoadError, of kind `cancelled` when `signal` aborts.
   */
  readonly serviceTimes: (traceId: string, signal: AbortSignal) => Promise<readonly ServiceTime[]>;
  /** Returns a found trace with its figures counted in all of it. Reads it as `serviceTimes` does, and once for both. */
  readonly counted: (traceId: string, signal: AbortSignal) => Promise<FoundTrace>;
  /** Lets go of all that was read. */
  readonly close: () => void;
}

/**
 * Searches a source in a worker of its own. Rejects with a LoadError that has the server's words; when `signal` aborts,
 * the worker is ended at once and the error's kind is `cancelled`.
 */
export async function openSearch(
  _source: SearchSource,
  _query: SearchQuery,
  _options: SearchOptions,
): Promise<OpenSearch> {
  throw new LoadError({ kind: 'cancelled', sentence: 'Searching was cancelled.' });
}
