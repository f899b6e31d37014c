import type { ReceivedSpans } from '../received-spans.ts';

/** A trace that was given out, and where what its columns do not hold is read. */
export interface ReceivedTrace {
  readonly spans: ReceivedSpans;
  /** For each row the number of the span as received. */
  readonly received: Uint32Array;
  readonly startTimeUnixNano: bigint;
}
