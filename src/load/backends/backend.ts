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

/** How to ask one kind of server for traces. One file each, listed in `index.ts`; what it serves beside is in `apis.ts`. */
export interface Backend {
  /** `jaeger`, `tempo`, `zipkin` */
  readonly kind: string;
  readonly title: string;
  /**
   * The ways to ask for a trace, best first; `api` from an earlier answer moves that one to the front. Several with one
   * `api` differ in how they write the id: the next is worth asking where the one before knows no such trace.
   */
  readonly traceRequests: (traceId: string, api: string | undefined) => readonly TraceRequest[];
  /** How to ask for two traces or more at once, null where these ids cannot be; left out where it is one by one. */
  readonly severalRequest?: (traceIds: readonly string[]) => TraceRequest | null;
}

/** One way to ask for a trace. */
export interface TraceRequest extends ApiRequest {
  /** Remembered if it works. */
  readonly api: string;
  /** Name of the format or conversion that it answers in as a rule: what reads it is fetched beside the answer. */
  readonly format: string;
  readonly judge: (head: AnswerHead) => AnswerVerdict;
}
