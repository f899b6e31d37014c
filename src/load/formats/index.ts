import type { TraceFormat } from './format.ts';
import { jaegerJson } from './jaeger/jaeger-json.ts';
import { jaegerStorage, jaegerStorageSearch } from './jaeger/jaeger-storage.ts';
import { otlpJson } from './otlp-json.ts';

/** Every format that can be read; the first that recognises a document reads it. */
export const FORMATS: readonly TraceFormat[] = [jaegerJson, jaegerStorage, jaegerStorageSearch, otlpJson];
