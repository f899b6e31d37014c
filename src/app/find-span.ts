import { spanKey } from '../trace/span.ts';
import { TEXT_ID } from '../trace/span-id.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';

/**
 * Returns the row whose key is `key`, -1 if there is none. A hexadecimal id may be written in any case and with its
 * leading zeros lost, as links in other traces have it. O(n).
 */
export function findSpan(trace: SpanTable, key: string): SpanIndex {
  if (key === '') return -1;
  return /^[0-9a-f]{1,16}$/i.test(key) ? findHexId(trace, key.padStart(16, '0')) : findText(trace, key);
}

function findHexId(trace: SpanTable, id: string): SpanIndex {
  const high = Number.parseInt(id.slice(0, 8), 16);
  const low = Number.parseInt(id.slice(8), 16);
  // Those ids are kept as text.
  if (high === TEXT_ID) return findText(trace, id.toLowerCase());
  const { idHigh, idLow, keySuffix, length } = trace;
  for (let i = 0; i < length; i++) {
    if (idLow[i] === low && idHigh[i] === high && !keySuffix.has(i)) return i;
  }
  return -1;
}

function findText(trace: SpanTable, key: string): SpanIndex {
  for (let i = 0; i < trace.length; i++) {
    const isPlainHex = trace.idHigh[i] !== TEXT_ID && !trace.keySuffix.has(i);
    if (!isPlainHex && spanKey(trace, i) === key) return i;
  }
  return -1;
}
