import type { AnswerHead, ApiRequest, Backend } from './backend.ts';

/** What a trial call found. */
export interface ProbeResult {
  /** Version as the server tells it, empty where it does not. */
  readonly version: string;
  /** Number of services it knows, -1 where it does not tell. */
  readonly serviceCount: number;
  /** Which of `traceRequests` to begin with: `v3`, `legacy`, `v2`, `v1`. */
  readonly api: string;
}

/** GETs a path of the backend; rejects with a LoadError where nothing readable comes back. Status is not judged. */
export type ApiGet = (request: ApiRequest, signal: AbortSignal) => Promise<AnswerHead>;

/** What one kind of server serves. One file each, listed in `apis.ts`. */
export interface BackendApi {
  readonly backend: Backend;
  /**
   * The API paths that our proxy passes on for this kind, each a pattern for a whole path as it is sent: escapes not
   * undone, no leading slash, no query. Anything else is refused.
   */
  readonly allowedPaths: readonly RegExp[];
  /**
   * Finds out whether a server is of this kind. null if it is not. Rejects with a LoadError if that cannot be told: the
   * server cannot be reached, wants credentials, fails, answers with a page.
   */
  readonly probe: (get: ApiGet, signal: AbortSignal) => Promise<ProbeResult | null>;
}
