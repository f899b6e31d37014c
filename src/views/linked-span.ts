import { SpanIdIndex } from '../trace/span-id-index.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

const INDICES = new WeakMap<SpanTable, SpanIdIndex>();

/** Returns the row of a trace that a link's span id, as written, names; -1 if there is none, or the id is no 64-bit one. */
export function linkedSpan(trace: SpanTable, spanId: string): SpanIndex {
  if (!/^[0-9a-f]{1,16}$/i.test(spanId)) return -1;
  const id = spanId.padStart(16, '0');
  return indexOf(trace).find(Number.parseInt(id.slice(0, 8), 16), Number.parseInt(id.slice(8), 16));
}

function indexOf(trace: SpanTable): SpanIdIndex {
  const known = INDICES.get(trace);
  if (known !== undefined) return known;
  const index = new SpanIdIndex(trace.idHigh, trace.idLow);
  INDICES.set(trace, index);
  return index;
}
