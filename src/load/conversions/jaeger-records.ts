import type { DocumentShape } from '../document-shape.ts';
import type { Conversion } from './conversion.ts';

/**
 * Jaeger's records as its protocol buffers and Thrift write them in JSON, other than its page: what its collector puts
 * into Kafka, what gRPC tools print of its answers, and batches of its agents. Times are dates, ids base64 or numbers.
 * https://github.com/jaegertracing/jaeger-idl/blob/main/proto/api_v2/model.proto
 */
export const jaegerRecords: Conversion = {
  name: 'jaeger-records',
  title: 'Jaeger records',
  recognise: (shape) => [...shape.paths].some((path) => NAME.test(path) && isRecordAt(shape, path.replace(NAME, '$1'))),
  loadConvert: async () => (await import('./jaeger-records/convert-jaeger-records.ts')).convertJaegerRecords,
};

const NAME = /^((?:[^.]+\.){0,3})(?:operationName|operation_name)$/;

function isRecordAt({ paths, texts }: DocumentShape, at: string): boolean {
  const isDated = texts.has(`${at}startTime`) || texts.has(`${at}start_time`);
  return isDated || ['traceId', 'trace_id', 'traceIdLow'].some((key) => paths.has(at + key));
}
