import type { SpanIndex } from '../trace/units.ts';

/**
 * Who called whom, who waited for whom, and when that counts (A0 of the definitions); columns of one entry a row.
 *
 * ```
 *  R |--------------------|     join: R of A and B; none of C, which outlives R
 *    A |----|                   spawn: R of A and B and C
 *           B |------|
 *                  C |-------|
 * ```
 */
export interface Relations {
  /** Children of row i are `child[childFrom[i]]` to before `child[childFrom[i + 1]]`, by start, then longer first, then key. */
  readonly childFrom: Uint32Array;
  readonly child: Uint32Array;
  /** 1 where the edge to the parent crosses to another service or into a server span; 0 for roots. */
  readonly isRemote: Uint8Array;
  /** 1 where nobody waits for the edge by its nature: follows-from, producer to consumer; 0 for roots. */
  readonly isDeferred: Uint8Array;
  /** The span that waited for the row; -1 where nobody did. */
  readonly join: Int32Array;
  /** The window: the part of the row that counts for path and replay. Nanoseconds from the trace's start. */
  readonly windowStart: Float64Array;
  readonly windowEnd: Float64Array;
  /** 1 where the chain of joins reaches the primary root. */
  readonly isLive: Uint8Array;
  /** Where the row was started from; -1 for roots and for what started when no ancestor was active. */
  readonly spawn: Int32Array;
  /** Whose join is row i: `joined[joinedFrom[i]]` to before `joined[joinedFrom[i + 1]]`, by windowEnd, then windowStart downwards, then key downwards: the walk takes from the end. */
  readonly joinedFrom: Uint32Array;
  readonly joined: Uint32Array;
}

/** Returns the rows below `span` directly, by start. */
export function childrenOf({ childFrom, child }: Relations, span: SpanIndex): Uint32Array {
  return child.subarray(childFrom[span], childFrom[span + 1]);
}
