import type { SpanKind, StatusCode } from './span-kind.ts';

/** A typed attribute value, as OTLP's AnyValue has it. Integers are exact; bytes stay base64 text. */
export type AttributeValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'double'; readonly value: number }
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'array'; readonly value: readonly AttributeValue[] }
  | { readonly type: 'map'; readonly value: readonly Attribute[] }
  | { readonly type: 'empty' };

/** A key may occur twice in the input; both are kept, in the order received, and the last one counts. */
export interface Attribute {
  readonly key: string;
  readonly value: AttributeValue;
}

export interface SpanEvent {
  readonly name: string;
  /** null where the source gives no time. */
  readonly timeUnixNano: bigint | null;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributesCount: number;
}

export interface SpanLink {
  /** As written. */
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  /** Where the source tells: `child_of`, `follows_from`. */
  readonly relation: string;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributesCount: number;
}

export interface Resource {
  readonly attributes: readonly Attribute[];
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

export interface Scope {
  readonly name: string;
  readonly version: string;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

/** Everything the source says about one span, read from its bytes when asked. */
export interface SpanDetails {
  /** Ids as the source wrote them; empty where there is none. */
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly traceState: string;
  /** OTLP flags; null where the source has none. */
  readonly flags: number | null;
  readonly name: string;
  readonly kind: SpanKind;
  readonly status: { readonly code: StatusCode; readonly message: string };
  /** As recorded; null where missing. */
  readonly startTimeUnixNano: bigint | null;
  readonly endTimeUnixNano: bigint | null;
  readonly attributes: readonly Attribute[];
  readonly droppedAttributesCount: number;
  readonly events: readonly SpanEvent[];
  readonly droppedEventsCount: number;
  readonly links: readonly SpanLink[];
  readonly droppedLinksCount: number;
  readonly resource: Resource;
  readonly scope: Scope | null;
  /** The source's own sentences about this span. */
  readonly warnings: readonly string[];
  /** Where it came from: the file's name or the address. */
  readonly origin: string;
}
