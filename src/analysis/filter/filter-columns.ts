import type { AttributeColumn } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SoughtText } from '../../trace/text-hits.ts';
import type { TraceAnalysis } from '../trace-analysis.ts';
import type { KnownSpans } from './known-spans.ts';
import type { Patterns } from './patterns.ts';

/** What is known of a trace's spans. What is null is not known, and decides nothing. */
export interface FilterColumns {
  readonly trace: SpanTable;
  /** Nanoseconds a row. */
  readonly selfTime: Float64Array | null;
  readonly analysis: Pick<TraceAnalysis, 'criticalTime' | 'gaps' | 'findings'> | null;
  readonly eventNames: EventNames | null;
  readonly patterns: Patterns | null;
  /** A column that is too short is of the first rows, and says nothing of the others. */
  readonly attribute: (key: string) => AttributeColumn | null;
  /** Returns what is known of the spans in which `TraceReaders.findText` finds a text or pattern. */
  readonly withText: (text: SoughtText) => KnownSpans | null;
}
