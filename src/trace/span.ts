import { formatSpanId } from './span-id.ts';
import type { SpanTable } from './span-table.ts';
import type { SpanIndex } from './units.ts';

/** Returns the key that names row `index` within its trace: 16 digits or text, and a suffix where ids repeat. */
export function spanKey(trace: SpanTable, index: SpanIndex): string {
  const id = formatSpanId(trace.idHigh[index], trace.idLow[index], (i) => trace.strings.get(i));
  return id + (trace.keySuffix.get(index) ?? '');
}

/** Returns the name of row `index`; empty where the source gives none. */
export function spanName(trace: SpanTable, index: SpanIndex): string {
  return trace.strings.get(trace.name[index]);
}

/** Returns the service name of row `index`; empty where the source gives none. */
export function serviceName(trace: SpanTable, index: SpanIndex): string {
  return trace.strings.get(trace.services[trace.service[index]].name);
}
