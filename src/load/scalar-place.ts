import type { JsonCursor } from '../lib/json/json-cursor.ts';

const QUOTE = 0x22;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
/** Of `null`: no other value begins with it. */
const LETTER_N = 0x6e;

/** Returns whether a value that begins at `place`, -1 for none, is a text with something in it, a number or a truth. */
export function isTelling(bytes: Uint8Array, place: number): boolean {
  if (place < 0) return false;
  const first = bytes[place];
  if (first === QUOTE) return bytes[place + 1] !== QUOTE;
  return first !== OPEN_OBJECT && first !== OPEN_ARRAY && first !== LETTER_N;
}

/** Returns where the value begins that comes next, and skips it. */
export function skipToPlace(cursor: JsonCursor): number {
  cursor.peek();
  const place = cursor.position;
  cursor.skipValue();
  return place;
}
