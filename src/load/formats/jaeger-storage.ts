import type { DocumentShape } from '../document-shape.ts';
import type { SpanScanner } from '../span-scanner.ts';
import type { ReadDetails, TraceFormat } from './format.ts';

/**
 * Jaeger's spans as they lie in Elasticsearch or OpenSearch, one document a span: lines of a dump, with or without the
 * action lines of a bulk request between them, each the span itself or an object with the span in `_source`.
 */
export const jaegerStorage: TraceFormat = {
  name: 'jaeger-storage',
  title: 'Jaeger storage dump',
  recognise: (shape) => hasSpanAt(shape, '') || hasSpanAt(shape, '_source.'),
  loadReader: async () => (await import('./jaeger/storage-reader.ts')).createDumpReader,
  loadDetails,
  loadScanner,
};

/** The same documents in the answer to a search: `{"hits":{"hits":[{"_source":{…}}]}}`. */
export const jaegerStorageSearch: TraceFormat = {
  name: 'jaeger-storage-search',
  title: 'Jaeger storage search',
  recognise: (shape) => hasSpanAt(shape, 'hits.hits._source.'),
  loadReader: async () => (await import('./jaeger/storage-reader.ts')).createSearchReader,
  loadDetails,
  loadScanner,
};

/** Records of the protocol buffers look alike, but for times as text. */
function hasSpanAt({ paths, texts }: DocumentShape, prefix: string): boolean {
  return (
    !texts.has(`${prefix}startTime`) &&
    paths.has(`${prefix}operationName`) &&
    (paths.has(`${prefix}process`) || paths.has(`${prefix}startTimeMillis`))
  );
}

async function loadDetails(): Promise<ReadDetails> {
  return (await import('./jaeger/details.ts')).readJaegerDetails;
}

async function loadScanner(): Promise<SpanScanner> {
  return (await import('./jaeger/scanner.ts')).createJaegerScanner();
}
