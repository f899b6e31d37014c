import type { DocumentShape } from '../document-shape.ts';

/** A format that is known by its looks and not read. */
export interface UnreadFormat {
  /** As it stands in “This looks like …”. */
  readonly title: string;
  readonly recognise: (shape: DocumentShape) => boolean;
  /** What to do instead, as a sentence; empty where there is nothing to do. */
  readonly advice: string;
}

/** Returns the format that a document seems to be, null if it is none known. Ask only where no format reads it. */
export function unreadFormat(shape: DocumentShape): UnreadFormat | null {
  return UNREAD_FORMATS.find((format) => format.recognise(shape)) ?? null;
}

const FROM_BACKEND = 'Open the trace by its id from the backend itself, or save that answer as a file.';

const UNREAD_FORMATS: readonly UnreadFormat[] = [
  {
    title: 'OpenTelemetry’s console output for JavaScript',
    recognise: ({ start }) =>
      /^\{\s*(?:resource|instrumentationScope|traceId|parentId|parentSpanContext): /.test(start),
    advice: 'Let the program send OTLP JSON: use OTLPTraceExporter in place of ConsoleSpanExporter.',
  },
  {
    title: 'Jaeger’s protocol buffers as JSON',
    recognise: ({ paths, texts }) =>
      hasAny(paths, 'spans.operationName', 'data.spans.operationName') &&
      (hasAny(paths, 'spans.traceId', 'data.spans.traceId') ||
        hasAny(texts, 'spans.startTime', 'data.spans.startTime')),
    advice: 'Ask Jaeger for the trace as its page does, at api/traces/ID, and save that answer.',
  },
  {
    title: 'Zipkin JSON',
    recognise: ({ paths }) =>
      paths.has('traceId') &&
      paths.has('id') &&
      hasAny(paths, 'timestamp', 'duration', 'localEndpoint', 'annotations', 'binaryAnnotations'),
    advice: 'A Jaeger collector takes Zipkin spans in; the trace can be opened from there.',
  },
  {
    title: 'an answer to a search in Tempo',
    recognise: ({ paths }) =>
      hasAny(paths, 'traces.rootServiceName', 'traces.rootTraceName', 'traces.spanSets', 'traces.spanSet'),
    advice: FROM_BACKEND,
  },
  {
    title: 'a list of traces from Jaeger',
    recognise: ({ paths }) => hasAny(paths, 'summaries.traceId', 'summaries.rootServiceName'),
    advice: FROM_BACKEND,
  },
  {
    title: 'Chrome trace events',
    recognise: ({ paths }) => paths.has('traceEvents') || (paths.has('ph') && paths.has('ts')),
    advice: '',
  },
  {
    title: 'AWS X-Ray segments',
    recognise: ({ paths }) =>
      paths.has('Traces.Segments') ||
      (paths.has('trace_id') && paths.has('start_time') && hasAny(paths, 'subsegments', 'end_time', 'in_progress')),
    advice: '',
  },
  {
    title: 'Datadog spans',
    recognise: ({ paths }) =>
      paths.has('trace_id') &&
      paths.has('span_id') &&
      paths.has('start') &&
      hasAny(paths, 'meta', 'metrics', 'resource'),
    advice: '',
  },
  {
    title: 'a Sentry envelope',
    recognise: ({ paths }) => hasAny(paths, 'sdk', 'sent_at', 'dsn') && paths.has('type'),
    advice: '',
  },
  {
    title: 'Elastic APM events',
    recognise: ({ paths }) =>
      hasAny(paths, 'transaction.trace_id', 'span.trace_id', 'processor.event') &&
      hasAny(paths, 'metadata', 'transaction', 'transaction.duration', 'span', 'span.duration'),
    advice: '',
  },
  {
    title: 'rows from Honeycomb',
    recognise: ({ paths }) => paths.has('trace.trace_id') && paths.has('trace.span_id'),
    advice: '',
  },
  {
    title: 'rows from New Relic',
    recognise: ({ paths }) => paths.has('trace.id') && hasAny(paths, 'duration.ms', 'entity.name'),
    advice: '',
  },
  {
    title: 'a SkyWalking trace',
    recognise: ({ paths }) => [...paths].some((path) => /(?:^|\.)spans\.segmentId$/.test(path)),
    advice: '',
  },
];

function hasAny(paths: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.some((path) => paths.has(path));
}
