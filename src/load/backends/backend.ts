import type { LoadProblem } from '../load-problem.ts';

/** One GET of a backend's API, relative to its base address. */
export interface ApiRequest {
  /** Path and query, without a leading slash: `api/v3/traces/…`. */
  readonly path: string;
  readonly accept: string;
}

/** What an answer turned out to be, decided from status, headers and first bytes. */
export type AnswerVerdict =
  /** Read the body as a trace. */
  | { readonly type: 'trace' }
  /** This way of asking is not served here; go on to the next request. */
  | { readonly type: 'next' }
  /** A definite answer that is no trace. What there is to tell is put into words when it is told. */
  | {
      readonly type: 'problem';
      /** There is no such trace; otherwise the request was refused or failed. */
      readonly isNotFound: boolean;
      readonly tell: () => Promise<LoadProblem>;
    };

/** Head of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  /** The body's first bytes as text: 4 kB or all of a trace, up to 1 MB of anything else. */
  readonly start: string;
  /** The header Retry-After, where there was one that may be read. */
  readonly retryAfter?: string | undefined;
  /** The address asked, as people are told it. */
  readonly address: string;
  /** The address that answered in its place, empty where there was no redirect. */
  readonly redirectedTo: string;
}

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

/** How to ask one kind of server. One file each, listed in `index.ts`. */
export interface Backend {
  /** `jaeger`, `tempo` */
  readonly kind: string;
  readonly title: string;
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
  /**
   * The ways to ask for a trace, best first; `api` from an earlier answer moves that one to the front. Several with one
   * `api` differ in how they write the id: the next is worth asking where the one before knows no such trace.
   */
  readonly traceRequests: (traceId: string, api: string | undefined) => readonly TraceRequest[];
}

/** One way to ask for a trace. */
export interface TraceRequest extends ApiRequest {
  /** Remembered if it works. */
  readonly api: string;
  /** Name of the format that it answers in as a rule: what reads it is fetched beside the answer. */
  readonly format: string;
  readonly judge: (head: AnswerHead) => AnswerVerdict;
}
