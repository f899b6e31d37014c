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
  /** A definite answer that is no trace. */
  | { readonly type: 'problem'; readonly problem: LoadProblem };

/** Head of an answer. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  /** The body's first bytes as text, up to 4 kB; the whole body where `status` is not 200. */
  readonly start: string;
  readonly address: string;
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
  /** The API paths that our proxy passes on for this kind, without leading slash or query. Anything else is refused. */
  readonly allowedPaths: readonly RegExp[];
  /** Finds out whether a server is of this kind. null if it is not. Rejects with a LoadError if it cannot be reached. */
  readonly probe: (get: ApiGet, signal: AbortSignal) => Promise<ProbeResult | null>;
  /** The ways to ask for a trace, best first; `api` from an earlier answer moves that one to the front. */
  readonly traceRequests: (traceId: string, api: string | undefined) => readonly TraceRequest[];
}

/** One way to ask for a trace. */
export interface TraceRequest extends ApiRequest {
  /** Remembered if it works. */
  readonly api: string;
  readonly judge: (head: AnswerHead) => AnswerVerdict;
}
