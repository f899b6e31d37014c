import { spanKey } from './span.ts';
import { TEXT_ID } from './span-id.ts';
import type { SpanTable } from './span-table.ts';
import type { SpanIndex } from './units.ts';

/**
 * Compares the keys of two rows by code unit: negative if that of `a` is the smaller one. Makes no text of ids that are
 * hexadecimal, which have 16 digits, so that numbers are in the order of their digits.
 */
export function compareKeys(trace: SpanTable, a: SpanIndex, b: SpanIndex): number {
  if (a === b) return 0;
  const { idHigh, idLow } = trace;
  const isSameId = idHigh[a] === idHigh[b] && idLow[a] === idLow[b];
  if (isSameId || idHigh[a] === TEXT_ID || idHigh[b] === TEXT_ID)
    return compareTexts(spanKey(trace, a), spanKey(trace, b));
  return idHigh[a] - idHigh[b] || idLow[a] - idLow[b];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
