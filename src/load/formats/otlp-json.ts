import type { DocumentShape } from '../document-shape.ts';
import type { TraceFormat } from './format.ts';
import { createOtlpReader } from './otlp-json/otlp-reader.ts';

/**
 * OTLP JSON in every dialect met: camel and snake case (mixed within a document too), hex and base64 ids, enums as
 * numbers and names, 64-bit integers as text and bare numbers, Tempo's `batches`, Jaeger v3's and Tempo v2's envelopes,
 * `instrumentationLibrarySpans` of before 2022; one document, one a line, or several one after another.
 *
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const otlpJson: TraceFormat = {
  name: 'otlp-json',
  title: 'OTLP JSON',
  recognise,
  // Backends answer with it: fetched later it would compete with the answer's own bytes.
  loadReader: async () => createOtlpReader,
  loadDetails: async () => (await import('./otlp-json/details.ts')).readOtlpDetails,
};

/** `trace` alone is Tempo's answer for a trace that it does not have. */
const MARKS = /^(?:[^.]+\.){0,2}(?:resourceSpans|resource_spans|batches|instrumentationLibrarySpans)$/;
const OTHER_SIGNALS = /^(?:resourceMetrics|resource_metrics|resourceLogs|resource_logs)$/;

function recognise(shape: DocumentShape): boolean {
  for (const path of shape.paths) if (MARKS.test(path) || OTHER_SIGNALS.test(path)) return true;
  return shape.paths.has('trace') && shape.paths.has('metrics');
}
