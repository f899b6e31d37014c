import type { TraceFormat } from './format.ts';
import { goConsole } from './go-console.ts';
import { jaegerJson } from './jaeger-json.ts';
import { jaegerStorage, jaegerStorageSearch } from './jaeger-storage.ts';
import { otlpJson } from './otlp-json.ts';
import { pythonConsole } from './python-console.ts';

/** Every format that can be read; the first that recognises a document reads it. OTLP's marks are the loosest. */
export const FORMATS: readonly TraceFormat[] = [
  jaegerJson,
  jaegerStorage,
  jaegerStorageSearch,
  pythonConsole,
  goConsole,
  otlpJson,
];
