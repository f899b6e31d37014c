import type { Defect } from './defect.ts';
import type { StringTable } from './string-table.ts';
import type { Nanoseconds, SpanIndex, StringIndex } from './units.ts';

/** Facts about a span that a row shows as marks; a bit each in `SpanTable.marks`. */
export const SpanMark = {
  /** Names a parent that is not in the trace. */
  Orphan: 1 << 0,
  NegativeDuration: 1 << 1,
  Unfinished: 1 << 2,
  MissingStart: 1 << 3,
  /** One of several different spans with one id. */
  DuplicateId: 1 << 4,
  /** One half of a client and server pair with one id. */
  SharedId: 1 << 5,
  /** At least one identical copy of this span was dropped. */
  DuplicateDropped: 1 << 6,
  SelfParent: 1 << 7,
  ParentCycle: 1 << 8,
  ChildBeforeParent: 1 << 9,
  ChildAfterParent: 1 << 10,
  ChildOutlivesParent: 1 << 11,
  MissingSpanId: 1 << 12,
  MissingTraceId: 1 << 13,
  OddId: 1 << 14,
  UnknownService: 1 << 15,
  /** Status unset, but a code or `error.type` says failure. */
  SuspectStatus: 1 << 16,
  /** The source added a warning; its text is among the span's details. */
  SourceWarning: 1 << 17,
  /** The source dropped attributes, events or links of this span. */
  Dropped: 1 << 18,
  /** The parent is a follows-from reference: asynchronous, not a defect. */
  FollowsFrom: 1 << 19,
  HasEvents: 1 << 20,
  HasLinks: 1 << 21,
} as const;

/** The marks that are defects, as one mask. The rest are plain facts. */
export const DEFECT_MARKS = (1 << 19) - 1;

/** The share of a trace that one service has. */
export interface Service {
  /** Index of the service's name in `strings`; the empty string where the source names none. */
  readonly name: StringIndex;
  readonly spanCount: number;
  readonly errorCount: number;
}

/**
 * A trace: typed columns of one entry per span, rows in waterfall (depth-first) order.
 *
 * ```
 *  row  0  A |------------|      parent  -1  0  1  0      subtreeEnd  4  3  3  4      depth  0  1  2  1
 *       1    B |-----|
 *       2      C  |--|
 *       3    D         |--|
 * ```
 *
 * `parent`, `subtreeEnd` and `depth` are the whole tree: everything below row i is the range (i, subtreeEnd[i]).
 * `parent[i] < i` always. Roots and siblings stand in order of start, then longer first, then key.
 */
export interface SpanTable {
  /** Number of rows. */
  readonly length: number;
  /** Normalised: 32 lower-case hex digits, or the text as written where it is not hexadecimal. */
  readonly traceId: string;
  /** The earliest recorded start: the moment that is 0 in the columns. */
  readonly startTimeUnixNano: bigint;
  /** Latest end minus earliest start. */
  readonly duration: Nanoseconds;
  /** The root that the trace is named after; -1 only if there are no spans. */
  readonly primaryRoot: SpanIndex;

  /** Row of the parent, -1 for a root. */
  readonly parent: Int32Array;
  /** One past the last row of the subtree. */
  readonly subtreeEnd: Uint32Array;
  /** 0 for a root. */
  readonly depth: Uint32Array;

  /** Nanoseconds from the trace's start. */
  readonly start: Float64Array;
  /** Nanoseconds from the trace's start; never before `start`. */
  readonly end: Float64Array;

  /** Index into `strings`. */
  readonly name: Uint32Array;
  /** Index into `services`. */
  readonly service: Uint32Array;
  /** `SpanKind` */
  readonly kind: Uint8Array;
  /** `StatusCode` */
  readonly status: Uint8Array;
  /** `SpanMark` bits. */
  readonly marks: Uint32Array;

  /** Upper and lower half of the span id; see `span-id.ts` for ids that are not hexadecimal. */
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
  /** What normalising appended to an id to make it unique: `#server`, `~2` … Few rows have one. */
  readonly keySuffix: ReadonlyMap<SpanIndex, string>;

  readonly strings: StringTable;
  /** In order of first appearance down the rows; colours are dealt in this order. */
  readonly services: readonly Service[];
  /** In the order of `DefectType`. */
  readonly defects: readonly Defect[];
  /** Spans with status ERROR. */
  readonly errorCount: number;
}

/** One line about a trace, for lists. Counts are -1, and the start 0, where a list that came without spans does not say. */
export interface TraceSummary {
  readonly traceId: string;
  readonly rootService: string;
  readonly rootName: string;
  readonly startTimeUnixNano: bigint;
  readonly duration: Nanoseconds;
  readonly spanCount: number;
  readonly errorCount: number;
  readonly serviceCount: number;
}
