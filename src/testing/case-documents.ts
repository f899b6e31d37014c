import type { AnalysisCase } from './analysis-cases.ts';

type CaseSpan = AnalysisCase['spans'][number];
/** Returns a span's id as a document has it. */
type IdOf = (id: string) => string;

/** Any moment but the first of 1970, which is how "not known" is written. */
const EPOCH_MICROSECONDS = 1_784_000_000_000_000n;
const TRACE_ID = '5b8efff798038103d269b633813fc60c';
const KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const STATUSES = ['UNSET', 'OK', 'ERROR'];

/** Returns the document of a case: OTLP JSON, or Jaeger JSON where a span follows from another, which OTLP cannot say. */
export function caseDocument(given: AnalysisCase, idOf: IdOf): string {
  const hasReference = given.spans.some(({ ref }) => ref !== undefined);
  return JSON.stringify(hasReference ? jaegerDocument(given, idOf) : otlpDocument(given, idOf));
}

/** Returns the smallest start of a case, in microseconds: the moment that is 0 in what is written about it. */
export function caseStart(given: AnalysisCase): number {
  return Math.min(...given.spans.map(({ start }) => start));
}

function otlpDocument(given: AnalysisCase, idOf: IdOf) {
  return {
    resourceSpans: given.spans.map((span) => ({
      resource: { attributes: otlpAttributes(resourceOf(span)) },
      scopeSpans: [{ spans: [otlpSpan(span, idOf)] }],
    })),
  };
}

function otlpSpan(span: CaseSpan, idOf: IdOf) {
  return {
    traceId: TRACE_ID,
    spanId: idOf(span.id),
    ...(span.parent !== null && { parentSpanId: idOf(span.parent) }),
    name: span.name,
    kind: KINDS.indexOf(span.kind),
    startTimeUnixNano: nanoText(span.start),
    endTimeUnixNano: nanoText(span.end),
    attributes: otlpAttributes(span.attrs ?? {}),
    events: (span.events ?? []).map(({ name, time, attrs = {} }) => ({
      name,
      timeUnixNano: nanoText(time),
      attributes: otlpAttributes(attrs),
    })),
    status: { code: STATUSES.indexOf(span.status), message: span.statusMessage },
  };
}

function otlpAttributes(attributes: Readonly<Record<string, string | number | boolean>>) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}

function jaegerDocument(given: AnalysisCase, idOf: IdOf) {
  return {
    data: [
      {
        traceID: TRACE_ID,
        spans: given.spans.map((span, number) => jaegerSpan(span, `p${number}`, idOf)),
        processes: Object.fromEntries(given.spans.map((span, number) => [`p${number}`, jaegerProcess(span)])),
      },
    ],
  };
}

function jaegerSpan(span: CaseSpan, processID: string, idOf: IdOf) {
  const refType = span.ref === 'follows_from' ? 'FOLLOWS_FROM' : 'CHILD_OF';
  const tags = {
    'span.kind': span.kind.toLowerCase(),
    ...(span.status !== 'UNSET' && { 'otel.status_code': span.status }),
    ...(span.statusMessage !== undefined && { 'otel.status_description': span.statusMessage }),
    ...span.attrs,
  };
  return {
    traceID: TRACE_ID,
    spanID: idOf(span.id),
    operationName: span.name,
    references: span.parent === null ? [] : [{ refType, traceID: TRACE_ID, spanID: idOf(span.parent) }],
    startTime: Number(EPOCH_MICROSECONDS) + span.start,
    duration: span.end - span.start,
    tags: jaegerTags(tags),
    logs: (span.events ?? []).map(({ name, time, attrs = {} }) => ({
      timestamp: Number(EPOCH_MICROSECONDS) + time,
      fields: jaegerTags({ event: name, ...attrs }),
    })),
    processID,
  };
}

function jaegerProcess(span: CaseSpan) {
  const { 'service.name': serviceName, ...tags } = resourceOf(span);
  return { serviceName, tags: jaegerTags(tags) };
}

function jaegerTags(attributes: Readonly<Record<string, string | number | boolean>>) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    type: typeof value === 'number' ? 'int64' : typeof value === 'boolean' ? 'bool' : 'string',
    value,
  }));
}

function resourceOf({ service, host }: CaseSpan): Record<string, string> {
  return { 'service.name': service, ...(host !== undefined && { 'host.name': host }) };
}

function nanoText(microseconds: number): string {
  return String((EPOCH_MICROSECONDS + BigInt(microseconds)) * 1000n);
}
