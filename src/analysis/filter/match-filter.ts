import type { AttributeColumn } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { TraceAnalysis } from '../trace-analysis.ts';
import type { FilterExpression } from './filter-expression.ts';
import { matchColumns } from './match-columns.ts';
import type { Patterns } from './patterns.ts';

/** What is known of a trace's spans. What is null is not known, and decides nothing. */
export interface FilterColumns {
  readonly trace: SpanTable;
  /** Nanoseconds a row. */
  readonly selfTime: Float64Array | null;
  readonly analysis: TraceAnalysis | null;
  readonly eventNames: EventNames | null;
  readonly patterns: Patterns | null;
  readonly attribute: (key: string) => AttributeColumn | null;
  /** Returns the spans in which `TraceReaders.findText` finds a text. */
  readonly withText: (text: string) => SpanSet | null;
}

/** Returns the spans that certainly meet an expression. */
export function matchFilter(expression: FilterExpression, { trace }: FilterColumns): SpanSet {
  if (expression.type === 'term') return matchColumns(trace, expression.value);
  return new SpanSet(trace.length);
}
