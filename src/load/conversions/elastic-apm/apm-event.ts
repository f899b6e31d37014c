import type { Attribute, SpanEvent, SpanLink } from '../../../trace/span-details.ts';

/** What agents and documents say of a transaction, a span or an error, however they write it. */
export interface ApmEvent {
  readonly type: 'transaction' | 'span' | 'error';
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  readonly transactionId: string;
  readonly name: string;
  /** `db`, `external`, `request`, … */
  readonly category: string;
  readonly action: string;
  /** What OpenTelemetry's bridge says; empty where it is not there. */
  readonly otelKind: string;
  readonly outcome: string;
  readonly startUnixNano: bigint | null;
  /** From the start of its transaction, where that alone is told. */
  readonly offset: bigint | null;
  readonly duration: bigint | null;
  /** Spans that the agent left out below it. */
  readonly droppedSpans: number;
  readonly attributes: readonly Attribute[];
  /** Put together when it is asked for: metadata may be much, and stands before many events. */
  readonly resource: () => readonly Attribute[];
  readonly links: readonly SpanLink[];
  /** Of an error. */
  readonly events: readonly SpanEvent[];
}
