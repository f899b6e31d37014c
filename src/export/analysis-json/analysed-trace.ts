import type { Change } from '../../analysis/change.ts';
import type { CriticalPath, TraceAnalysis } from '../../analysis/trace-analysis.ts';
import type { Defect } from '../../trace/defect.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** A trace with what was worked out about it, and the answers to what was asked. */
export interface AnalysedTrace {
  /** The first document that held the trace, and the name of its format: `otlp-json`. */
  readonly source: { readonly name: string; readonly format: string };
  readonly recorded: SpanTable;
  /** After proven corrections of clocks; the same table where there are none. */
  readonly trace: SpanTable;
  readonly analysis: TraceAnalysis;
  /** What is wrong with the input as a whole. */
  readonly inputDefects: readonly Defect[];
  /** In the order asked. */
  readonly whatIf: readonly WhatIfAnswer[];
  readonly slack: readonly SlackAnswer[];
}

export interface WhatIfAnswer {
  readonly changes: readonly Change[];
  /** The root's duration after them. */
  readonly rootDuration: Nanoseconds;
}

export interface SlackAnswer {
  readonly span: SpanIndex;
  /** How much the span can grow before the root does; Infinity where that does not end. */
  readonly slack: Nanoseconds;
}

/** What is written besides. */
export interface AnalysisExtras {
  /** The critical path by the rules of other viewers, at recorded times; null leaves it out. */
  readonly clamped: CriticalPath | null;
  readonly hasSpans: boolean;
}

/** Returns the keys of `spans`. */
export function keysOf({ recorded }: AnalysedTrace, spans: Iterable<SpanIndex>): string[] {
  return Array.from(spans, (span) => spanKey(recorded, span));
}

/** Returns the key of `span`, null for -1. */
export function keyOrNull({ recorded }: AnalysedTrace, span: SpanIndex): string | null {
  return span < 0 ? null : spanKey(recorded, span);
}

/** Returns how much is taken from corrected times to count them from the earliest recorded start. */
export function shiftOf({ analysis }: AnalysedTrace): Nanoseconds {
  return analysis.clock.corrected?.shift ?? 0;
}
