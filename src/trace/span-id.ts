/**
 * Span ids as two 32-bit words, so that a million of them are compared and hashed without a string.
 *
 * An id of up to 16 hex digits is its value. Any other id is kept as text: `high` is `TEXT_ID` and `low` its index
 * among the trace's strings. The few hexadecimal ids that begin with ffffffff are kept as text too, so that the two
 * forms cannot meet. Zero is no id.
 */
export const TEXT_ID = 0xffffffff;

/** Returns the key of a span id: 16 lower-case digits, or the text as written for an id that is kept as text. */
export function formatSpanId(high: number, low: number, textAt: (index: number) => string): string {
  return high === TEXT_ID ? textAt(low) : hexWord(high) + hexWord(low);
}

/** Returns eight lower-case hex digits of an unsigned 32-bit word. */
export function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
