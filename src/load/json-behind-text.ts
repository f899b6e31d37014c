/** The bytes end before it is clear. */
export const NOT_CLEAR_YET = -2;

/**
 * Returns where, behind words such as a log puts before what it writes, a document begins that is an object or a list of
 * some; -1 where none does, or what stands there may be a part of damaged JSON rather than words; NOT_CLEAR_YET.
 */
export function jsonBehindText(bytes: Uint8Array, from: number, end: number): number {
  let hasWords = false;
  let last = 0;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    const isSpace = byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
    if (byte === QUOTE || byte === CLOSE_OBJECT || (byte < 0x20 && !isSpace)) return -1;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      const key = keyAfter(bytes, at, end);
      if (key === NOT_CLEAR_YET) return key;
      if (key >= 0) return hasWords && last !== COMMA ? at : -1;
      if (byte === OPEN_OBJECT) return -1;
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

/** Returns where the first key of the object there is, or of the first in the list there; -1, or NOT_CLEAR_YET. */
function keyAfter(bytes: Uint8Array, from: number, end: number): number {
  let isObject = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return isObject ? at : -1;
    if (byte === OPEN_OBJECT && !isObject) isObject = true;
    else if (byte > 0x20 && (byte !== OPEN_ARRAY || isObject)) return -1;
  }
  return NOT_CLEAR_YET;
}

function isOfWord(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x7a);
}
