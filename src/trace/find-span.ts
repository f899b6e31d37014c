import { spanKey } from './span.ts';
import { TEXT_ID } from './span-id.ts';
import type { SpanTable } from './span-table.ts';
import type { SpanIndex } from './units.ts';

/** A hexadecimal id, and what normalising appends to one. */
const HEX_KEY = /^([0-9a-f]{1,16})(#server|~\d+)?$/i;

/**
 * Returns the row whose key is `key`, -1 if there is none. A hexadecimal id may be written in any case and with its
 * leading zeros lost, as links in other traces have it. O(n).
 */
export function findSpan(trace: SpanTable, key: string): SpanIndex {
  if (key === '') return -1;
  const [, digits, suffix] = HEX_KEY.exec(key) ?? [];
  if (digits === undefined) return findText(trace, key);
  const id = digits.padStart(16, '0');
  return suffix === undefined ? findHexId(trace, id) : findText(trace, id.toLowerCase() + suffix);
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
