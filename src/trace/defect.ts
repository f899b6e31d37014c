import type { SpanIndex } from './units.ts';

/**
 * What can be wrong with a recording. The names up to `child_outlives_parent` are those of the published analysis
 * cases; each says what was found, and the comment what was done about it.
 */
export type DefectType =
  /** End before start: drawn as zero length at its start. */
  | 'negative_duration'
  /** Identical span received more than once: one is kept. `spans` names the kept row once a dropped copy. */
  | 'duplicate_span'
  /** A client and a server share one id (Zipkin style): two rows, the server below the client. */
  | 'shared_id'
  /** Parts of one span, received apart (Zipkin style): put together in one row. */
  | 'merged_span'
  /** Different spans with one id: all kept, the later ones with a `~2`, `~3` … suffix. */
  | 'duplicate_id'
  /** A span that names itself as its parent: drawn as a root. */
  | 'self_parent'
  /** Spans that are each other's ancestors: cut at the earliest one. */
  | 'parent_cycle'
  /** The parent is not in the trace: drawn as a root. One defect a missing id, the id in `detail`. */
  | 'missing_parent'
  /** Every span names a parent: the earliest orphan leads. */
  | 'no_root'
  /** More than one span names no parent. */
  | 'several_roots'
  | 'child_before_parent'
  | 'child_after_parent'
  | 'child_outlives_parent'
  /** No end, or an end of 0: drawn to the latest end of its subtree. */
  | 'unfinished'
  /** No start: drawn at its end, or at its parent's start. */
  | 'missing_start'
  /** A span without an id of its own: drawn, but nothing can be its child. */
  | 'missing_span_id'
  /** A span without a trace id: put with the trace it was received with. */
  | 'missing_trace_id'
  /** No service name. */
  | 'unknown_service'
  /** Ids that are not hexadecimal: compared as text. */
  | 'odd_id'
  /** Bytes between spans, or a span, that could not be read. `count` says how many; there is no row for them. */
  | 'unreadable_span'
  /** The input ended in the middle, or reading it stopped there. */
  | 'truncated'
  /** The source says that it left out spans. */
  | 'partial'
  /** The source says that attributes, events or links were dropped. */
  | 'dropped'
  /** The source answered with a trace that was not asked for: shown all the same. */
  | 'other_trace'
  /** A sentence from the source about a span or the trace. */
  | 'source_warning'
  /** Parts of the input that hold no spans, such as metrics between traces. */
  | 'skipped_content'
  /** Status unset although an HTTP or RPC code, or `error.type`, says failure. */
  | 'suspect_status';

/** Something wrong with the recording, and what was done about it. */
export interface Defect {
  readonly type: DefectType;
  /** How many spans, or pieces of input, are concerned. */
  readonly count: number;
  /** The rows concerned, ascending; empty where there is no row for it. */
  readonly spans: readonly SpanIndex[] | Uint32Array;
  /** The missing id, the source's own sentence, the place in the input: whatever tells this defect from its like. */
  readonly detail: string;
}
