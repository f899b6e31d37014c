import type { DocumentShape } from '../document-shape.ts';

/** A format that is known by its looks and not read. */
export interface UnreadFormat {
  /** As it stands in “This looks like …”. */
  readonly title: string;
  readonly recognise: (shape: DocumentShape, bytes: Uint8Array) => boolean;
  /** The key of its list where it lists traces without their spans. */
  readonly results?: string;
  /** What to do instead, as a sentence; empty where there is nothing to do. */
  readonly advice: string;
}

/**
 * Returns the format that a document seems to be, null if it is none known. Ask only where no format reads it. `bytes`
 * are the document's first.
 */
export function unreadFormat(shape: DocumentShape, bytes: Uint8Array): UnreadFormat | null {
  return UNREAD_FORMATS.find((format) => format.recognise(shape, bytes)) ?? null;
}

const FROM_BACKEND = 'Open the trace by its id from the backend itself, or save that answer as a file.';

const UNREAD_FORMATS: readonly UnreadFormat[] = [
  {
    title: 'OTLP as protocol buffers',
    recognise: (_, bytes) => isOtlpProtobuf(bytes),
    advice:
      'Export or ask for it as JSON: the collector’s file exporter has “format: json”, a backend gives it by its id.',
  },
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
      hasAny(paths, 'traces.rootServiceName', 'traces.rootTraceName', 'traces.spanSets', 'traces.spanSet') ||
      (paths.has('traces') && hasAny(paths, 'metrics.completedJobs', 'metrics.totalBlocks', 'metrics.inspectedBytes')),
    results: 'traces',
    advice: FROM_BACKEND,
  },
  {
    title: 'a list of traces from Jaeger',
    recognise: ({ paths }) => hasAny(paths, 'summaries.traceId', 'summaries.rootServiceName'),
    results: 'summaries',
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

/**
 * Tells whether bytes are a TracesData or what has its form: field 1, a ResourceSpans, which begins with a resource
 * (field 1) or spans of a scope (field 2), and those again with field 1 or 2, each fitting into the one around it. The
 * collector's file exporter writes four bytes of length before each.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
function isOtlpProtobuf(bytes: Uint8Array): boolean {
  return [0, 4].some((from) => {
    let outer = fieldAt(bytes, from);
    if (outer?.number !== 1) return false;
    for (let depth = 0; depth < 2; depth++) {
      const inner = fieldAt(bytes, outer.contentAt);
      if (inner === null || inner.number > 2 || inner.endAt > outer.endAt) return false;
      outer = inner;
    }
    return true;
  });
}

interface Field {
  readonly number: number;
  readonly contentAt: number;
  readonly endAt: number;
}

/** Returns where the content of the field at `at` begins and ends, null if no field with a length begins there. */
function fieldAt(bytes: Uint8Array, at: number): Field | null {
  const tag = bytes[at] ?? 0;
  if ((tag & 0x87) !== 2) return null;
  let length = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[at + 1 + index] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * index);
    const contentAt = at + 2 + index;
    if (byte < 0x80) return length === 0 ? null : { number: tag >> 3, contentAt, endAt: contentAt + length };
  }
  return null;
}

function hasAny(paths: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.some((path) => paths.has(path));
}
