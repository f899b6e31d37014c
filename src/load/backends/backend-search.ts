/** What one kind of server can do by itself when it is searched. What it cannot is done on our side, and told. */
export interface SearchAbilities {
  /** Queries may be written by hand, in TraceQL. */
  readonly traceQl: boolean;
  /** It names the attributes that spans have. */
  readonly attributeKeys: boolean;
  /** It names the values that an attribute has. */
  readonly attributeValues: boolean;
  /** Asked for the newest traces, it gives them; else those it comes by first. */
  readonly newestFirst: boolean;
  /** It may want a service to be named. */
  readonly needsService: boolean;
  /** What is done about `durationOf: 'trace'`, a sentence; empty where the server means the same. */
  readonly traceLatency: string;
  /** The same of `durationOf: 'span'`. */
  readonly spanLatency: string;
  /** The same of `isErrorsOnly`. */
  readonly errorsOnly: string;
  /** The longest time that one search may span, in milliseconds; null for any. */
  readonly longestRange: number | null;
}
