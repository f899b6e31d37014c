import type { InputAccount } from '../trace/input-account.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { Fingerprints } from './call-fingerprint.ts';
import type { Change } from './change.ts';
import type { LikeCalls } from './like-calls.ts';
import type { Relations } from './relations.ts';
import type { TraceAnalysis } from './trace-analysis.ts';

/** What insights are given: the trace after proven corrections of clocks, and all that was worked out about it. */
export interface AnalysisContext
  extends Omit<TraceAnalysis, 'findings' | 'labels' | 'verdict' | 'ledger' | 'failures'> {
  readonly trace: SpanTable;
  /** As recorded; the same table where no clock was corrected. */
  readonly recorded: SpanTable;
  readonly facts: SpanFacts;
  readonly input: InputAccount;
  readonly relations: Relations;
  /** The rows that the critical path's walk chose, in order of time, each at its join; see `criticalPath`. */
  readonly chosen: Uint32Array;
  /** The rows of the primary root's request in which nothing more is visible, ascending; see `leavesOf`. */
  readonly leaves: Uint32Array;
  /** What tells like calls from others, whatever the ids in them. */
  readonly templates: Fingerprints;
  /** Calls that one parent made to one place again and again, in a row or at once, whatever the ids in them. */
  readonly likeCalls: readonly LikeCalls[];
  /** Of the primary root; 0 if there is none. */
  readonly rootDuration: Nanoseconds;
  /** Returns whether a time is worth telling (A10). */
  readonly isNotable: (time: Nanoseconds) => boolean;
  /** Returns the root's duration after changes (B2). */
  readonly durationAfter: (changes: readonly Change[]) => Nanoseconds;
}
