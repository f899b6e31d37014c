import fc from 'fast-check';

/** A file of one format, and the JSON documents that it consists of. */
export interface TestFile {
  readonly format: string;
  /** JSON values, one after another. */
  readonly documents: readonly string[];
  /** What stands between and behind them. */
  readonly separator: string;
  /** Spans in all documents together, identical copies included. */
  readonly spanCount: number;
}

/** Returns the file's text. */
export function textOf({ documents, separator }: TestFile): string {
  return documents.map((document) => document + separator).join('');
}

interface Drawn {
  readonly trace: number;
  readonly parent: number;
  readonly service: number;
  readonly name: string;
  readonly isError: boolean;
  readonly attributes: readonly (readonly [string, string | number | boolean])[];
  readonly events: readonly DrawnEvent[];
}

interface DrawnEvent {
  /** In microseconds. */
  readonly time: number;
  readonly message: string | null;
}

const KEYS = [
  'http.response.status_code',
  'http.status_code',
  'error.type',
  'url.path',
  'rows',
  'batches',
  'spans',
  'ключ',
] as const;

const SPAN: fc.Arbitrary<Drawn> = fc.record({
  trace: fc.nat({ max: 1 }),
  parent: fc.nat({ max: 12 }),
  service: fc.nat({ max: 2 }),
  name: fc.oneof(fc.constantFrom('GET /', 'say "hi"', 'naïve ☃ 😀', '\\', ''), fc.string({ maxLength: 8 })),
  isError: fc.boolean(),
  attributes: fc.array(
    fc.tuple(
      fc.constantFrom(...KEYS),
      fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.nat(),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    ),
    { maxLength: 4 },
  ),
  events: fc.array(
    fc.record({ time: fc.nat({ max: 3 }), message: fc.option(fc.constantFrom('', 'refused', '"no" ☃'), { freq: 2 }) }),
    { maxLength: 3 },
  ),
});

const FORMATS: Readonly<Record<string, (spans: readonly Drawn[]) => Omit<TestFile, 'format' | 'spanCount'>>> = {
  'OTLP JSON': (spans) => ({ documents: [JSON.stringify(otlp(spans))], separator: '' }),
  'OTLP JSON, indented': (spans) => ({ documents: [JSON.stringify(otlp(spans), null, 2)], separator: '\n' }),
  'OTLP JSON, resource last': (spans) => ({ documents: [JSON.stringify(otlp(spans, true))], separator: '' }),
  'OTLP JSON in Tempo’s envelope': (spans) => ({ documents: [JSON.stringify({ trace: otlp(spans) })], separator: '' }),
  'OTLP JSON lines': (spans) => ({
    documents: pairs(spans).map((pair) => JSON.stringify(otlp(pair))),
    separator: '\n',
  }),
  'Jaeger JSON': (spans) => ({ documents: [JSON.stringify({ data: jaeger(spans), errors: null })], separator: '' }),
  'Jaeger JSON, indented': (spans) => ({
    documents: [JSON.stringify({ data: jaeger(spans) }, null, 1)],
    separator: '',
  }),
  'Jaeger JSON, processes first': (spans) => ({
    documents: [JSON.stringify({ data: jaeger(spans, true) })],
    separator: '\n',
  }),
  'Jaeger storage lines': (spans) => ({
    documents: spans.flatMap((span, i) => ['{"index":{}}', JSON.stringify(stored(span, i))]),
    separator: '\n',
  }),
  'Python console': (spans) => ({
    documents: spans.map((span, i) => JSON.stringify(python(span, i), null, 4)),
    separator: '\n',
  }),
  'Go console': (spans) => ({ documents: spans.map((span, i) => JSON.stringify(go(span, i))), separator: '\n' }),
};

/** Files of every format and dialect, of 1 to 10 spans in one or two traces. */
export const testFile: fc.Arbitrary<TestFile> = fc
  .tuple(fc.constantFrom(...Object.keys(FORMATS)), fc.array(SPAN, { minLength: 1, maxLength: 10 }))
  .map(([format, spans]) => ({ format, spanCount: spans.length, ...FORMATS[format](spans) }));

const traceId = ({ trace }: Drawn) => (trace + 10).toString(16).repeat(32);
const spanId = (number: number) => (number + 1).toString(16).padStart(16, '0');
const service = (span: Drawn) => ['web', 'api', 'db'][span.service];
const startMicros = (i: number) => 1784000000000000 + i * 100;
const iso = (micros: number) =>
  new Date(micros / 1000).toISOString().replace('Z', `${String(micros % 1000).padStart(3, '0')}Z`);

/** An earlier span, a missing one, or none. */
function parentId(span: Drawn, i: number): string {
  return span.parent > 10 || i === 0 ? '' : spanId(span.parent < i ? span.parent : span.parent + 100);
}

function pairs(spans: readonly Drawn[]): Drawn[][] {
  return Array.from({ length: Math.ceil(spans.length / 2) }, (_, i) => spans.slice(2 * i, 2 * i + 2));
}

function otlp(spans: readonly Drawn[], isResourceLast = false): object {
  const resourceSpans = groups(spans).map(([name, members]) => {
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: name } }] };
    const scopeSpans = [{ scope: { name: 'http' }, spans: members.map(([span, i]) => otlpSpan(span, i)) }];
    return isResourceLast ? { scopeSpans, resource } : { resource, scopeSpans };
  });
  return { resourceSpans };
}

/** Spans by service, with their numbers. */
function groups(spans: readonly Drawn[]): [string, [Drawn, number][]][] {
  const byService = new Map<string, [Drawn, number][]>();
  spans.forEach((span, i) => {
    const members = byService.get(service(span)) ?? [];
    members.push([span, i]);
    byService.set(service(span), members);
  });
  return [...byService];
}

function otlpSpan(span: Drawn, i: number): object {
  return {
    traceId: traceId(span),
    spanId: spanId(i),
    parentSpanId: parentId(span, i),
    name: span.name,
    kind: 2,
    startTimeUnixNano: `${startMicros(i)}001`,
    endTimeUnixNano: `${startMicros(i) + 50}002`,
    attributes: span.attributes.map(([key, value]) => ({ key, value: { [anyValueKey(value)]: value } })),
    ...(span.events.length > 0 && { events: span.events.map((event) => otlpEvent(span, event)) }),
    status: span.isError ? { code: 2, message: span.name } : {},
  };
}

function otlpEvent({ name }: Drawn, { time, message }: DrawnEvent): object {
  const attributes = message === null ? [] : [{ key: 'exception.message', value: { stringValue: message } }];
  return { timeUnixNano: String(time), name, attributes };
}

function anyValueKey(value: string | number | boolean): string {
  if (typeof value === 'number') return 'doubleValue';
  return typeof value === 'string' ? 'stringValue' : 'boolValue';
}

function jaeger(spans: readonly Drawn[], isProcessesFirst = false): object[] {
  return [0, 1].flatMap((trace) => {
    const numbered = spans.map((span, i): [Drawn, number] => [span, i]).filter(([span]) => span.trace === trace);
    if (numbered.length === 0) return [];
    const processes = Object.fromEntries(
      numbered.map(([span]) => [`p${span.service}`, { serviceName: service(span), tags: [] }]),
    );
    const members = numbered.map(([span, i]) => ({
      ...jaegerSpan(span, i),
      processID: `p${span.service}`,
      warnings: null,
    }));
    const ofTrace = { traceID: traceId(numbered[0][0]) };
    return isProcessesFirst
      ? [{ processes, ...ofTrace, spans: members }]
      : [{ ...ofTrace, spans: members, processes, warnings: null }];
  });
}

function jaegerSpan(span: Drawn, i: number): object {
  const parent = parentId(span, i);
  return {
    traceID: traceId(span),
    spanID: spanId(i),
    operationName: span.name,
    references: parent === '' ? [] : [{ refType: 'CHILD_OF', traceID: traceId(span), spanID: parent }],
    startTime: startMicros(i),
    duration: 50,
    tags: [
      ...span.attributes.map(([key, value]) => ({
        key,
        type: typeof value === 'number' ? 'float64' : typeof value,
        value,
      })),
      ...(span.isError ? [{ key: 'error', type: 'bool', value: true }] : []),
    ],
    logs: span.events.map(({ time, message }) => ({
      timestamp: time,
      fields: [
        ...(message === null ? [] : [{ key: 'exception.message', type: 'string', value: message }]),
        { key: 'event', type: 'string', value: span.name },
      ],
    })),
  };
}

function stored(span: Drawn, i: number): object {
  return { ...jaegerSpan(span, i), tag: { 'span@kind': 'server' }, process: { serviceName: service(span), tags: [] } };
}

function python(span: Drawn, i: number): object {
  const parent = parentId(span, i);
  return {
    name: span.name,
    context: { trace_id: `0x${traceId(span)}`, span_id: `0x${spanId(i)}`, trace_state: '[]' },
    kind: 'SpanKind.SERVER',
    parent_id: parent === '' ? null : `0x${parent}`,
    start_time: iso(startMicros(i)),
    end_time: iso(startMicros(i) + 50),
    status: { status_code: span.isError ? 'ERROR' : 'UNSET' },
    attributes: Object.fromEntries(span.attributes),
    events: span.events.map(({ time, message }) => ({
      name: span.name,
      timestamp: iso(time),
      attributes: message === null ? {} : { 'exception.message': message },
    })),
    links: [],
    resource: { attributes: { 'service.name': service(span) }, schema_url: '' },
  };
}

function go(span: Drawn, i: number): object {
  return {
    Name: span.name,
    SpanContext: { TraceID: traceId(span), SpanID: spanId(i) },
    Parent: { TraceID: traceId(span), SpanID: parentId(span, i) || '0'.repeat(16) },
    SpanKind: 2,
    StartTime: iso(startMicros(i)),
    EndTime: iso(startMicros(i) + 50),
    Attributes: span.attributes.map(([key, value]) => ({ Key: key, Value: { Type: 'STRING', Value: value } })),
    Events: span.events.length === 0 ? null : span.events.map((event) => goEvent(span, event)),
    Links: null,
    Status: { Code: span.isError ? 'Error' : 'Unset', Description: '' },
    Resource: [{ Key: 'service.name', Value: { Type: 'STRING', Value: service(span) } }],
    InstrumentationScope: { Name: 'http' },
  };
}

function goEvent({ name }: Drawn, { time, message }: DrawnEvent): object {
  const attributes = [{ Key: 'exception.message', Value: { Type: 'STRING', Value: message } }];
  return { Name: name, Attributes: message === null ? null : attributes, Time: iso(time) };
}
