/** A span as the journeys write it; times in milliseconds from `START`. */
export interface DrawnSpan {
  /** Two digits or more; padded to a whole id. */
  readonly id: string;
  readonly parent?: string;
  readonly service?: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly failed?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
  readonly events?: readonly {
    readonly name: string;
    readonly at: number;
    readonly attributes?: Readonly<Record<string, string>>;
  }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** 20 November 2026, 12:00:00 UTC, in nanoseconds. */
export const START = 1_795_176_000_000_000_000n;

/** Returns the whole span id of a short one. */
export function spanId(short: string): string {
  return short.padStart(16, '0');
}

/** Returns an OTLP JSON document of one trace, a resource for each span. */
export function otlpDocument(traceId: string, spans: readonly DrawnSpan[]): { resourceSpans: unknown[] } {
  return { resourceSpans: spans.map((span) => resourceSpans(traceId, span)) };
}

function resourceSpans(traceId: string, span: DrawnSpan): unknown {
  const resource = {
    attributes: attributeList({ 'service.name': span.service ?? 'shop', 'service.version': '1.4.2' }),
  };
  return { resource, scopeSpans: [{ scope: { name: 'drawn', version: '1' }, spans: [otlpSpan(traceId, span)] }] };
}

function otlpSpan(traceId: string, span: DrawnSpan): unknown {
  return {
    traceId,
    spanId: spanId(span.id),
    parentSpanId: span.parent === undefined ? '' : spanId(span.parent),
    name: span.name,
    kind: 2,
    startTimeUnixNano: nanoseconds(span.from),
    endTimeUnixNano: nanoseconds(span.to),
    attributes: attributeList(span.attributes ?? {}),
    events: (span.events ?? []).map((event) => ({
      name: event.name,
      timeUnixNano: nanoseconds(event.at),
      attributes: attributeList(event.attributes ?? {}),
    })),
    links: (span.links ?? []).map((link) => ({ ...link })),
    status: span.failed === undefined ? {} : { code: 2, message: span.failed },
  };
}

function attributeList(attributes: Readonly<Record<string, string | number | boolean>>): unknown[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: string | number | boolean): unknown {
  if (typeof value === 'string') return { stringValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { intValue: String(value) };
}

function nanoseconds(milliseconds: number): string {
  return String(START + BigInt(Math.round(milliseconds * 1e6)));
}
