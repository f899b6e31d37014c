import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Finding } from './finding.ts';
import type { SpanLabels } from './span-labels.ts';

/** Pieces of the primary root's time, in order of time; together they fill the root exactly. */
export interface CriticalPath {
  /** The row that owns each piece. */
  readonly span: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export const GAP_KINDS = ['uninstrumented', 'network', 'retry-backoff'] as const;
export type GapKind = (typeof GAP_KINDS)[number];
export const GAP_POSITIONS = ['head', 'middle', 'tail'] as const;
export type GapPosition = (typeof GAP_POSITIONS)[number];

/** Every gap of every span, ordered by row, then start; columns of one entry a gap. */
export interface Gaps {
  readonly span: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Index into GAP_KINDS. */
  readonly kind: Uint8Array;
  /** Index into GAP_POSITIONS. */
  readonly position: Uint8Array;
  /** The part of it that the critical path gives to the span. */
  readonly critical: Float64Array;
  /** 1 where it is long enough to be told. */
  readonly isReported: Uint8Array;
}

export interface RetryRun {
  readonly parent: SpanIndex;
  /** In order of start. */
  readonly members: readonly SpanIndex[];
  /** Start of the last minus start of the first. */
  readonly wasted: Nanoseconds;
  readonly outcome: 'recovered' | 'failed';
}

/** At least five like calls of one parent, one after the other. */
export interface RepeatedCalls {
  readonly parent: SpanIndex;
  /** What is alike: the query's summary, its text without values, or the name. */
  readonly name: string;
  readonly members: readonly SpanIndex[];
}

/** Calls that ran one after another, and would make the root shorter at once. */
export interface SequentialGroup {
  readonly parent: SpanIndex;
  readonly members: readonly SpanIndex[];
  /** Sum minus maximum of their lengths on the path. */
  readonly localSaving: Nanoseconds;
  /** The root's duration with all of them at once. */
  readonly totalAfter: Nanoseconds;
}

/** What failed, and where it began (A4). Lists of rows of all trees. */
export interface ErrorTrail {
  /** Status ERROR, ascending. */
  readonly spans: Uint32Array;
  /** Status unset, evidence to the contrary; ascending. */
  readonly suspects: Uint32Array;
  /** Errors with none below, by end, then key. */
  readonly origins: Uint32Array;
  /** Those of `spans` that look cancelled, but for what `primary` came through; ascending. */
  readonly cancelled: Uint32Array;
  /** The origin that explains most; -1 where nothing failed. */
  readonly primary: SpanIndex;
  /** From `primary` up. */
  readonly path: readonly SpanIndex[];
  readonly reachesRoot: boolean;
  /** The span that waited for the topmost failing one and did not fail; -1 for none. */
  readonly stoppedAt: SpanIndex;
  /** Of `primary`; empty for none. */
  readonly message: string;
}

export interface ProcessClock {
  /** As `SpanFacts.process`. */
  readonly process: string;
  readonly verdict: 'proven' | 'suspected' | 'inconsistent' | 'inherited';
  /** What was added to the times of its spans. */
  readonly offset: Nanoseconds;
  /** The offsets that the evidence allows; null where it bounds none. */
  readonly least: Nanoseconds | null;
  readonly most: Nanoseconds | null;
}

/** What is known of the clocks, and the times after what is proven. */
export interface ClockReport {
  /** Those with a finding or an offset. */
  readonly processes: readonly ProcessClock[];
  /** Corrected times; null where nothing was corrected. The earliest of all is 0 again. */
  readonly corrected: {
    readonly start: Float64Array;
    readonly end: Float64Array;
    /** How much earlier than the recorded start the corrected times begin; negative if they begin later. */
    readonly shift: Nanoseconds;
  } | null;
}

export const LEDGER_CATEGORIES = ['retry', 'network', 'gap', 'messaging', 'database', 'remote', 'own'] as const;
export type LedgerCategory = (typeof LEDGER_CATEGORIES)[number];

/** A share of the root's time. All of them sum to it exactly. */
export interface LedgerEntry {
  readonly category: LedgerCategory;
  readonly service: string;
  readonly operation: string;
  readonly time: Nanoseconds;
}

/** A part of the verdict's sentence; a part with a span is a link to it. */
export interface VerdictPart {
  readonly text: string;
  /** -1 for plain words. */
  readonly span: SpanIndex;
  readonly isStrong: boolean;
}

export interface Verdict {
  /** Put together they are the sentence. */
  readonly parts: readonly VerdictPart[];
  /** Index of the finding it tells; -1 if nothing stands out. */
  readonly finding: number;
}

/** An insight that threw; the others stand. */
export interface InsightFailure {
  readonly insight: string;
  readonly message: string;
}

/**
 * What is worked out about a trace. Rows are those of the trace's `SpanTable`; times are counted from the trace's start
 * and are after proven corrections of clocks. What is about a tree is about the primary root's, except where it says so.
 */
export interface TraceAnalysis {
  readonly clock: ClockReport;
  /** Nanoseconds a row. */
  readonly selfTime: Float64Array;
  /** Nanoseconds a row: its pieces of the critical path. */
  readonly criticalTime: Float64Array;
  readonly path: CriticalPath;
  readonly gaps: Gaps;
  /** -1 if there is no leaf with a duration. */
  readonly fattestLeaf: SpanIndex;
  /** How long the last span of the tree runs on after the root's end. */
  readonly asyncTail: Nanoseconds;
  readonly errors: ErrorTrail;
  readonly retries: readonly RetryRun[];
  /** Those of `retries` that people are told of. */
  readonly toldRetries: readonly RetryRun[];
  readonly repeatedCalls: readonly RepeatedCalls[];
  readonly sequentialGroups: readonly SequentialGroup[];
  /** Ranked. */
  readonly findings: readonly Finding[];
  /** Of the spans that findings name. */
  readonly labels: SpanLabels;
  readonly verdict: Verdict;
  readonly ledger: readonly LedgerEntry[];
  readonly failures: readonly InsightFailure[];
}
