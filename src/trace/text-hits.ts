import type { SpanSet } from './span-set.ts';

/** What a search has found so far. */
export interface TextHits {
  readonly spans: SpanSet;
  readonly count: number;
  /** Whether all of the trace has been looked at. */
  readonly isComplete: boolean;
}

/** What is looked for in texts: a text, in any case, or a regular expression in RE2's syntax. */
export type SoughtText = string | { readonly pattern: string };
