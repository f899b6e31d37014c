import type { TraceFormat } from './format.ts';
import { jaegerJson } from './jaeger/jaeger-json.ts';
import { jaegerStorage, jaegerStorageSearch } from './jaeger/jaeger-storage.ts';
import { otlpJson } from './otlp-json.ts';
import { goConsole } from './sdk-console/go-console.ts';
import { pythonConsole } from './sdk-console/python-console.ts';

/** Every format that can be read; the first that recognises a document reads it. OTLP's marks are the loosest. */
export const FORMATS: readonly TraceFormat[] = [
  jaegerJson,
  jaegerStorage,
  jaegerStorageSearch,
  pythonConsole,
  goConsole,
  otlpJson,
];
