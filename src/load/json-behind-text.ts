/** The bytes end before it is clear. */
export const NOT_CLEAR_YET = -2;

/**
 * Returns where, behind words such as a log puts before what it writes, a document begins that is an object or a list of
 * some; -1 where none does, or what stands there may be a part of damaged JSON rather than words; NOT_CLEAR_YET.
 */
export function jsonBehindText(bytes: Uint8Array, from: number, end: number): number {
  let hasWords = false;
  let last = 0;
  // Of brackets that follow one another none begins a document if the first does not.
  let behindBrackets = from;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    const isSpace = byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
    if (byte === QUOTE || byte === CLOSE_OBJECT || (byte < 0x20 && !isSpace)) return -1;
    if (byte === OPEN_OBJECT || (byte === OPEN_ARRAY && at >= behindBrackets)) {
      const inner = behindOpening(bytes, at, end, OPEN_ARRAY);
      const key = inner < end && bytes[inner] === OPEN_OBJECT ? behindOpening(bytes, inner + 1, end) : inner;
      if (key === end) return NOT_CLEAR_YET;
      if (key > inner && bytes[key] === QUOTE) return hasWords && last !== COMMA ? at : -1;
      if (byte === OPEN_OBJECT) return -1;
      behindBrackets = inner;
    }
    hasWords ||= isOfWord(byte);
    if (!isSpace) last = byte;
  }
  return NOT_CLEAR_YET;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Returns the first place that is neither white space nor `opening`, `end` if there is none. */
function behindOpening(bytes: Uint8Array, from: number, end: number, opening = 0): number {
  let at = from;
  while (at < end && (bytes[at] <= 0x20 || bytes[at] === opening)) at++;
  return at;
}

function isOfWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}
