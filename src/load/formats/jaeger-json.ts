import type { DocumentShape } from '../document-shape.ts';
import type { TraceFormat } from './format.ts';

/**
 * Jaeger's JSON, as its page, its API and most of the stores that speak it write it: `{"data":[{"spans","processes"}]}`,
 * with `data` an object, or without the envelope.
 *
 * https://www.jaegertracing.io/docs/latest/architecture/apis/#internal-http-json
 */
export const jaegerJson: TraceFormat = {
  name: 'jaeger-json',
  title: 'Jaeger JSON',
  recognise,
  loadReader: async () => (await import('./jaeger/jaeger-reader.ts')).createJaegerReader,
  loadDetails: async () => (await import('./jaeger/details.ts')).readJaegerDetails,
  loadScanner: async () => (await import('./jaeger/scanner.ts')).createJaegerScanner(),
};

const ABOVE = '^(?:[^.]+\\.){0,2}';
const SPAN_START = new RegExp(`${ABOVE}spans\\.startTime$`);
const PROCESS = new RegExp(`${ABOVE}processes\\..+\\.serviceName$`);
/** Jaeger's protocol buffers and Thrift as JSON look alike, but for the spelling of ids and for times as text. */
const PROTOBUF_ID = new RegExp(`${ABOVE}spans\\.traceId(?:Low)?$`);
const OWN_ID = new RegExp(`${ABOVE}spans\\.(?:traceID|spanID)$`);
/** SkyWalking's agents send segments, whose spans have times and names by the same keys. */
const SEGMENT_ID = new RegExp(`${ABOVE}traceSegmentId$`);

function recognise(shape: DocumentShape): boolean {
  const paths = [...shape.paths];
  if (paths.some((path) => SEGMENT_ID.test(path))) return false;
  if (paths.some((path) => PROTOBUF_ID.test(path)) && !paths.some((path) => OWN_ID.test(path))) return false;
  const start = paths.find((path) => SPAN_START.test(path));
  if (start !== undefined) return !shape.texts.has(start);
  return paths.some((path) => PROCESS.test(path)) || isRestOfTrace(shape) || isEmptyAnswer(shape);
}

/** What is left of a document whose beginning is damaged. */
function isRestOfTrace({ paths }: DocumentShape): boolean {
  return paths.has('operationName') && paths.has('processID') && paths.has('startTime');
}

/** An answer without a trace: `{"data":null,"total":0,"limit":0,"offset":0,"errors":[…]}`. */
function isEmptyAnswer({ paths }: DocumentShape): boolean {
  return paths.has('data') && paths.has('errors') && (paths.has('total') || paths.has('limit') || paths.has('offset'));
}
