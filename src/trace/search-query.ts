import type { SpanKind } from './span-kind.ts';
import type { Nanoseconds } from './units.ts';

/** How an attribute's value is compared. Numbers are compared as numbers where both sides are; `exists` takes no value. */
export type AttributeOperator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '=~' | '!~' | 'exists';

/** What is asked of one attribute: of the span itself, else of its resource. */
export interface AttributeCondition {
  readonly key: string;
  readonly operator: AttributeOperator;
  /** As typed; empty with `exists`. */
  readonly value: string;
}

/** Milliseconds since 1970-01-01 UTC. */
export type UnixMilliseconds = number;

/** Which time is searched. */
export type SearchTime =
  /** The last so many milliseconds, counted from when the search is sent. */
  | { readonly type: 'last'; readonly milliseconds: number }
  | { readonly type: 'between'; readonly from: UnixMilliseconds; readonly to: UnixMilliseconds };

/**
 * What traces are searched for. A trace is found if one of its spans meets service, operation, kind, `isErrorsOnly`,
 * attributes and, with `durationOf: 'span'`, the duration: all at once; and if, with `durationOf: 'trace'`, the time from
 * its first start to its last end is within the duration. The same on every backend: what a backend means otherwise is
 * compensated.
 */
export interface SearchQuery {
  /** Exact name; empty for any. */
  readonly service: string;
  /** Exact span name; empty for any. */
  readonly operation: string;
  /** Inclusive; null for no bound. */
  readonly durationMin: Nanoseconds | null;
  readonly durationMax: Nanoseconds | null;
  readonly durationOf: 'trace' | 'span';
  /** The span has status error. */
  readonly isErrorsOnly: boolean;
  /** null for any. */
  readonly kind: SpanKind | null;
  readonly attributes: readonly AttributeCondition[];
  /** Traces whose root is a health check are left out, and counted. */
  readonly hidesHealthChecks: boolean;
  readonly time: SearchTime;
  /** How many traces are asked for, at least 1. */
  readonly limit: number;
  /** TraceQL written by hand; it takes the place of all but time, limit and health checks. Empty for none. */
  readonly traceQl: string;
}

const FIFTEEN_MINUTES = 15 * 60_000;

/** A search for anything, as the form opens. */
export const ANY_TRACE: SearchQuery = {
  service: '',
  operation: '',
  durationMin: null,
  durationMax: null,
  durationOf: 'trace',
  isErrorsOnly: false,
  kind: null,
  attributes: [],
  hidesHealthChecks: false,
  time: { type: 'last', milliseconds: FIFTEEN_MINUTES },
  limit: 20,
  traceQl: '',
};
