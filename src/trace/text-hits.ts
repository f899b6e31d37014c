import type { SpanSet } from './span-set.ts';

/** What a search has found so far. */
export interface TextHits {
  readonly spans: SpanSet;
  readonly count: number;
  /** Whether all of the trace has been looked at. */
  readonly isComplete: boolean;
}
