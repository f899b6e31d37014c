import type { DocumentShape } from '../document-shape.ts';
import type { TraceFormat } from './format.ts';

/**
 * OTLP JSON in every dialect met: camel and snake case (mixed within a document too), hex and base64 ids, enums as
 * numbers and names, 64-bit integers as text and bare numbers, Tempo's `batches`, Jaeger v3's and Tempo v2's envelopes,
 * `instrumentationLibrarySpans` of before 2022; one document, one a line, or several one after another; also a part of
 * one: what is in `resourceSpans`, in `scopeSpans`, or in `spans`, by itself.
 *
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const otlpJson: TraceFormat = {
  name: 'otlp-json',
  title: 'OTLP JSON',
  recognise,
  loadReader: async () => (await import('./otlp-json/otlp-reader.ts')).createOtlpReader,
  loadDetails: async () => (await import('./otlp-json/details.ts')).readOtlpDetails,
  loadScanner: async () => (await import('./otlp-json/scanner.ts')).createOtlpScanner(),
};

const ABOVE = '^(?:[^.]+\\.){0,2}';
const MARKS = [
  new RegExp(`${ABOVE}(?:resourceSpans|resource_spans)$`),
  // Words that others use too, so with what belongs below them.
  new RegExp(`${ABOVE}batches\\.(?:resource|scope_?spans|instrumentation_?library_?spans)$`, 'i'),
  /^(?:resourceMetrics|resource_metrics|resourceLogs|resource_logs)$/,
  // A part of a document, or what is left of one whose beginning is damaged.
  /^(?:scopeSpans|scope_spans|instrumentationLibrarySpans)$/,
  /^(?:(?:[^.]+\.)?spans\.)?(?:startTimeUnixNano|start_time_unix_nano)$/,
];

function recognise({ paths }: DocumentShape): boolean {
  for (const path of paths) if (MARKS.some((mark) => mark.test(path))) return true;
  // Tempo's answers for a trace that it does not have.
  return (paths.has('trace') && paths.has('metrics')) || (paths.has('batches') && paths.size === 1);
}
