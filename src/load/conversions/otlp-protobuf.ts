import { WireType } from '../../lib/protobuf/wire-reader.ts';
import { type OutlinedField, protobufOutline } from '../protobuf-outline.ts';
import type { Conversion } from './conversion.ts';

/**
 * OTLP as protocol buffers: what exporters send and stores keep (ExportTraceServiceRequest, TracesData and Tempo's Trace
 * are one on the wire), the same within Tempo's answer, and the collector's file with four bytes of length before each.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
export const otlpProtobuf: Conversion = {
  name: 'otlp-protobuf',
  title: 'OTLP protobuf',
  recognise: (_, bytes) => isTracesData(bytes, 0) || isTracesData(bytes, afterLength(bytes)),
  loadConvert: async () => (await import('./otlp-protobuf/convert-otlp-protobuf.ts')).convertOtlpProtobuf,
};

const LENGTH_BYTES = 4;
/** Beside resource, spans and their schema, the oldest spans by library. */
const FIELDS_OF_RESOURCE_SPANS: readonly number[] = [1, 2, 3, 1000];

/** So many messages show what they are. */
const MOST_MESSAGES = 20;

/** Returns where the first message of a collector's file begins that is not empty. */
function afterLength(bytes: Uint8Array): number {
  const first = bytes.subarray(0, 400).findIndex((byte) => byte !== 0);
  return Math.max(0, first - (first % LENGTH_BYTES)) + LENGTH_BYTES;
}

/**
 * Tells whether a TracesData, or what holds one in its field 1, begins there: ResourceSpans in field 1, each of a
 * resource (1), spans of scopes (2) and an address (3), which all have a length.
 */
function isTracesData(bytes: Uint8Array, from: number): boolean {
  const [first, ...others] = protobufOutline(bytes, from);
  if (first === undefined || !isMessage(first, 1)) return false;
  const messages = [first, ...others.filter((field) => isMessage(field, 1)).slice(0, MOST_MESSAGES)];
  const inner = messages.map((message) => protobufOutline(bytes, message.from, message.to));
  return inner.every((fields) => fields.every(isOfResourceSpans)) && holdsMessages(bytes, inner[0]);
}

function isOfResourceSpans({ number, wire }: OutlinedField): boolean {
  return wire === WireType.Bytes && FIELDS_OF_RESOURCE_SPANS.includes(number);
}

/** A resource holds attributes, a scope's spans hold a scope or spans: all begin with a message in field 1 or 2. */
function holdsMessages(bytes: Uint8Array, fields: readonly OutlinedField[]): boolean {
  return fields.some((field) => {
    const [inner] = protobufOutline(bytes, field.from, field.to);
    return field.number !== 3 && inner !== undefined && (isMessage(inner, 1) || isMessage(inner, 2));
  });
}

function isMessage(field: OutlinedField, number: number): boolean {
  return field.number === number && field.wire === WireType.Bytes && field.to > field.from;
}
