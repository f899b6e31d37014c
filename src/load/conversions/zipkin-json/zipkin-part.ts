import type { Attribute, SpanEvent } from '../../../trace/span-details.ts';
import type { SpanKind } from '../../../trace/span-kind.ts';
import type { Endpoint } from './endpoint.ts';

/** What one record says of a span: all of it, its client's or its server's half, or a part of a half. */
export interface ZipkinPart {
  /** Ids as written, empty where there is none. */
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  /** Unspecified where the record says none. */
  readonly kind: SpanKind;
  readonly name: string;
  /** In nanoseconds; null where the record says none. */
  readonly start: bigint | null;
  readonly duration: bigint | null;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly events: readonly SpanEvent[];
  /** Tags, and what has no place of its own. */
  readonly attributes: readonly Attribute[];
}
