/** A trace's id in whatever spelling, hex, decimal, and with dashes, behind what names it. */
const TRACE_ID = /("trace_?id"\s*:\s*"?)([0-9a-f][0-9a-f-]*)/gi;
/** Of an id's end, decimal, which both ways to write ids can have. */
const DIGITS = 4;

/**
 * Returns a document so many times (9999 at most) one after another, each time with other trace ids, so that nothing is
 * there twice. Null where it names no trace: then it cannot be told apart from its copies.
 */
export function repeatedSample(text: string, copies: number): string | null {
  if (text.search(TRACE_ID) < 0) return null;
  const copyOf = (copy: number) => text.replace(TRACE_ID, (_, key: string, id: string) => key + renewed(id, copy));
  return Array.from({ length: copies }, (_, i) => copyOf(i + 1)).join('\n');
}

function renewed(id: string, copy: number): string {
  // A number does not begin with a zero.
  return id.length > DIGITS ? id.slice(0, -DIGITS) + String(copy).padStart(DIGITS, '0') : String(copy);
}
