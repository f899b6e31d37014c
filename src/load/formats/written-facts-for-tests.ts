import { FACTS } from '../../trace/fact-numbers.ts';
import type { Fact, SpanFacts } from '../../trace/span-facts.ts';

/** All that is noted of a span, by fact. */
export type Facts = Partial<Record<Fact, readonly string[]>>;
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** What of a span its facts are read of. */
export interface Written {
  readonly attributes?: Attributes;
  readonly resource?: Attributes;
  readonly statusMessage?: string;
  readonly events?: readonly { readonly name: string; readonly time: number; readonly attributes?: Attributes }[];
}

export const ID = '0123456789abcdef';
export const TRACE = ID + ID;
export const SECONDS = 1_784_000_000;
const iso = (time: number) => `2026-07-14T03:33:20.00000${time}Z`;
const entries = (attributes: Attributes = {}) => Object.entries(attributes);

/** Returns attributes as OTLP has them. For tests. */
export const otlpAttributes = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : otlpScalar(value),
  }));
const otlpScalar = (value: string | boolean) =>
  typeof value === 'string' ? { stringValue: value } : { boolValue: value };
/** Returns attributes as Jaeger has them. For tests. */
export const tags = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({ key, type: typeof value === 'number' ? 'int64' : typeof value, value }));
const goAttributes = (attributes?: Attributes) =>
  entries(attributes).map(([key, value]) => ({ Key: key, Value: { Type: 'STRING', Value: value } }));

/** One span, written as each format writes it. For tests. */
export const FORMATS: Readonly<Record<string, (span: Written) => object>> = {
  OTLP: ({ attributes, resource, statusMessage, events = [] }) => ({
    resourceSpans: [
      {
        resource: { attributes: otlpAttributes({ 'service.name': 'api', ...resource }) },
        scopeSpans: [
          {
            spans: [
              {
                traceId: TRACE,
                spanId: ID,
                name: 'GET',
                startTimeUnixNano: `${SECONDS}000000000`,
                attributes: otlpAttributes(attributes),
                events: events.map(({ name, time, attributes: own }) => ({
                  timeUnixNano: `${SECONDS}00000${time}000`,
                  name,
                  attributes: otlpAttributes(own),
                })),
                status: statusMessage === undefined ? {} : { message: statusMessage },
              },
            ],
          },
        ],
      },
    ],
  }),
  Jaeger: (span) => ({
    data: [
      {
        traceID: TRACE,
        spans: [{ ...jaegerSpan(span), processID: 'p1' }],
        processes: { p1: { serviceName: 'api', tags: tags(span.resource) } },
      },
    ],
  }),
  'Jaeger storage': (span) => ({ ...jaegerSpan(span), process: { serviceName: 'api', tags: tags(span.resource) } }),
  'Jaeger storage with tags as keys': (span) => ({
    ...jaegerSpan(span),
    tags: [],
    tag: stored({ ...span.attributes, ...statusTag(span) }),
    process: { serviceName: 'api', tag: stored(span.resource) },
  }),
  'Python console': ({ attributes = {}, resource, statusMessage, events = [] }) => ({
    name: 'GET',
    context: { trace_id: `0x${TRACE}`, span_id: `0x${ID}`, trace_state: '[]' },
    kind: 'SpanKind.SERVER',
    parent_id: null,
    start_time: iso(0),
    end_time: iso(1),
    status: { status_code: 'UNSET', description: statusMessage },
    attributes,
    events: events.map(({ name, time, attributes: own = {} }) => ({ name, timestamp: iso(time), attributes: own })),
    links: [],
    resource: { attributes: { 'service.name': 'api', ...resource }, schema_url: '' },
  }),
  'Go console': ({ attributes, resource, statusMessage = '', events = [] }) => ({
    Name: 'GET',
    SpanContext: { TraceID: TRACE, SpanID: ID },
    SpanKind: 1,
    StartTime: iso(0),
    EndTime: iso(1),
    Attributes: goAttributes(attributes),
    Events: events.map(({ name, time, attributes: own }) => ({
      Name: name,
      Attributes: goAttributes(own),
      Time: iso(time),
    })),
    Status: { Code: 'Unset', Description: statusMessage },
    Resource: goAttributes({ 'service.name': 'api', ...resource }),
  }),
};

/** Returns a span as Jaeger has it, without its process. For tests. */
export function jaegerSpan(span: Written): object {
  return {
    traceID: TRACE,
    spanID: ID,
    operationName: 'GET',
    startTime: SECONDS * 1e6,
    duration: 1,
    tags: tags({ ...span.attributes, ...statusTag(span) }),
    logs: (span.events ?? []).map(({ name, time, attributes }) => ({
      timestamp: SECONDS * 1e6 + time,
      fields: [...tags(attributes), { key: 'event', type: 'string', value: name }],
    })),
  };
}

function statusTag({ statusMessage }: Written): Attributes {
  return statusMessage === undefined ? {} : { 'otel.status_description': statusMessage };
}

function stored(attributes?: Attributes): Attributes {
  return Object.fromEntries(entries(attributes).map(([key, value]) => [key.replaceAll('.', '@'), value]));
}

/** Returns all that is noted of a row. For tests. */
export function told(facts: SpanFacts, row = 0): Facts {
  return Object.fromEntries(
    FACTS.flatMap((fact) => {
      const all = facts.all(row, fact);
      return all.length === 0 ? [] : [[fact, all]];
    }),
  );
}
