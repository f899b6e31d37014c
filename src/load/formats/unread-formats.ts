import { WireType } from '../../lib/protobuf/wire-reader.ts';
import type { DocumentShape } from '../document-shape.ts';
import { type OutlinedField, protobufOutline } from '../protobuf-outline.ts';

/** A format that is known by its looks and not read. */
export interface UnreadFormat {
  /** As it stands in “This looks like …”. */
  readonly title: string;
  readonly recognise: (shape: DocumentShape, bytes: Uint8Array) => boolean;
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

const BY_COLLECTOR = 'Let the program send OTLP to a collector; what its file exporter writes can be opened.';

const UNREAD_FORMATS: readonly UnreadFormat[] = [
  {
    title: 'Perfetto’s own format',
    recognise: (_, bytes) => isPerfetto(bytes),
    advice:
      'Convert it to JSON and open that: “traceconv json IN OUT.json”; traceconv is at https://get.perfetto.dev/traceconv.',
  },
  {
    title: 'OpenTelemetry’s console output for JavaScript',
    recognise: ({ start }) =>
      /^\{\s*(?:resource|instrumentationScope|traceId|parentId|parentSpanContext): /.test(start),
    advice: 'Let the program send OTLP JSON: use OTLPTraceExporter in place of ConsoleSpanExporter.',
  },
  {
    title: 'OpenTelemetry’s console output for .NET',
    recognise: ({ start }) => /^Activity\.(?:TraceId|Id):/.test(start),
    advice: BY_COLLECTOR,
  },
  {
    title: 'OpenTelemetry’s console output for Ruby',
    recognise: ({ start }) => /^#<struct OpenTelemetry::SDK::Trace::SpanData/.test(start),
    advice: BY_COLLECTOR,
  },
  {
    title: 'OpenTelemetry’s console output for Java',
    recognise: ({ start }) =>
      /LoggingSpanExporter export\s|^(?:INFO: )?'[^\n]+' : [0-9a-f]{32} [0-9a-f]{16} /.test(start),
    advice: BY_COLLECTOR,
  },
  {
    title: 'a list of traces from AWS X-Ray',
    recognise: ({ paths }) => paths.has('TraceSummaries'),
    advice: 'It has ids and no segments. “aws xray batch-get-traces --trace-ids ID…” gives what can be opened.',
  },
  {
    title: 'a profile for speedscope',
    recognise: ({ paths }) => paths.has('shared.frames') && paths.has('profiles'),
    advice: 'A profile has samples of what ran, and no spans. Open it at https://www.speedscope.app.',
  },
  {
    title: 'a profile of V8',
    recognise: ({ paths }) => hasSome(paths, ['nodes.callFrame', 'head.callFrame', 'head.functionName']),
    advice:
      'A profile has samples of what ran, and no spans. Open it in Chrome’s developer tools, under Performance or Memory.',
  },
  {
    title: 'a profile of Firefox',
    recognise: ({ paths }) => hasSome(paths, ['meta.processType', 'profile.meta.processType']),
    advice: 'A profile has samples of what ran, and no spans. Open it at https://profiler.firefox.com.',
  },
];

function hasSome(paths: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.some((path) => paths.has(path));
}

/**
 * Tells whether bytes are a Perfetto trace: TracePackets in field 1, with numbers that no message of OTLP has there.
 * https://github.com/google/perfetto/blob/main/protos/perfetto/trace/trace_packet.proto
 */
function isPerfetto(bytes: Uint8Array): boolean {
  const packets = protobufOutline(bytes);
  const arePackets = packets.length > 0 && packets.every(({ number, wire }) => number === 1 && wire === WireType.Bytes);
  return arePackets && packets.slice(0, 20).some(({ from, to }) => protobufOutline(bytes, from, to).some(isOfPacket));
}

/** A user or a sequence's number or flags as numbers, a moment, clocks, the recording's settings, a mark. */
function isOfPacket({ number, wire }: OutlinedField): boolean {
  const isNumber = wire === WireType.Varint && [3, 8, 10, 13, 41, 42, 58].includes(number);
  return isNumber || (wire === WireType.Bytes && [6, 33, 36, 60].includes(number));
}
