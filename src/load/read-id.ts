import { type ByteWords, wordsOf } from '../lib/byte-pattern.ts';
import type { JsonCursor } from '../lib/json/json-cursor.ts';

/** A 128-bit number read from an id; of a span id, the words 0 and 1 are zero. */
export interface IdWords {
  /** `hex` if the words are the id; `text` if it is kept as text; `none` for zeros, an empty string, null. */
  form: 'hex' | 'text' | 'none';
  /** Most significant first, unsigned. */
  readonly words: Uint32Array;
  /** The text, where `form` is `text`. */
  text: string;
}

/** Returns an empty `IdWords`, to be filled again and again. */
export function newIdWords(): IdWords {
  return { form: 'none', words: new Uint32Array(4), text: '' };
}

/**
 * Reads the next value as an id into `into`: hexadecimal of up to `mostDigits` in any case, with `0x` or dashes, padded
 * on the left; else base64 of 8 or 16 bytes where `allowsBase64` and the length says so, each id for itself; else text
 * as written. A number is taken by its digits.
 */
export function readId(cursor: JsonCursor, into: IdWords, mostDigits: 16 | 32, allowsBase64: boolean): void {
  if (cursor.peek() !== QUOTE) {
    const text = cursor.readScalarText();
    parseIdText(text === 'null' ? '' : text, into, mostDigits, false);
    return;
  }
  if (mostDigits === 16 && readSixteenDigits(cursor, into)) return;
  cursor.readString();
  parseIdString(cursor, into, mostDigits, allowsBase64);
}

/** Reads one trace id after another. They are nearly always the same, so a comparison takes the place of parsing. */
export class TraceIdReader {
  readonly id = newIdWords();
  /** The last one as it was written, in its quotes. */
  #last: ByteWords | null = null;

  /** Reads the next value into `id`; see `readId`. */
  read(cursor: JsonCursor, allowsBase64: boolean): void {
    const isText = cursor.peek() === QUOTE;
    if (isText && this.#last !== null && cursor.take(this.#last)) return;
    readId(cursor, this.id, 32, allowsBase64);
    const isWorthKeeping = isText && cursor.stringTo - cursor.stringFrom <= LONGEST_KEPT;
    this.#last = isWorthKeeping ? wordsOf(cursor.bytes.slice(cursor.stringFrom - 1, cursor.stringTo + 1)) : null;
  }
}

const QUOTE = 0x22;
/** Longer than any trace id that is one. */
const LONGEST_KEPT = 64;

/** Reads a string of just 16 hexadecimal digits, as nearly all span ids are; else returns false and stays in place. */
function readSixteenDigits(cursor: JsonCursor, into: IdWords): boolean {
  const { bytes, position } = cursor;
  if (position + 18 > cursor.end || bytes[position + 17] !== QUOTE) return false;
  let high = 0;
  let low = 0;
  let odd = 0;
  for (let at = position + 1; at <= position + 8; at++) {
    const digit = HEX_DIGITS[bytes[at]];
    const later = HEX_DIGITS[bytes[at + 8]];
    odd |= digit | later;
    high = (high << 4) | digit;
    low = (low << 4) | later;
  }
  if (odd < 0) return false;
  const { words } = into;
  words[0] = 0;
  words[1] = 0;
  words[2] = high;
  words[3] = low;
  into.form = (high | low) === 0 ? 'none' : 'hex';
  cursor.position = position + 18;
  return true;
}

/** Parses the string that the cursor read last. */
function parseIdString(cursor: JsonCursor, into: IdWords, mostDigits: 16 | 32, allowsBase64: boolean): void {
  const { bytes, stringFrom, stringTo } = cursor;
  const length = stringTo - stringFrom;
  // Base64 of 8 or 16 bytes, with and without padding; none of these lengths is one of a full hexadecimal id.
  const mayBeBase64 = allowsBase64 && (length === 24 || length === 22 || length === 12 || length === 11);
  if (mayBeBase64 || !parseHex(bytes, stringFrom, stringTo, into, mostDigits)) {
    parseIdText(cursor.stringText(), into, mostDigits, allowsBase64);
  }
}

/** Returns whether two ids are the same; ids of other lengths are, if only zeros before them tell them apart. */
export function isSameId(a: IdWords, b: IdWords): boolean {
  if (a.form !== b.form || a.form === 'none') return a.form === b.form;
  if (a.form === 'text') return a.text === b.text;
  const [x, y] = [a.words, b.words];
  return x[0] === y[0] && x[1] === y[1] && x[2] === y[2] && x[3] === y[3];
}

/** Reads hex digits into `into`; returns false, with `into` undefined, if there is anything else. */
function parseHex(bytes: Uint8Array, from: number, to: number, into: IdWords, mostDigits: number): boolean {
  if (to - from > mostDigits || to === from) return false;
  const words = into.words;
  words.fill(0);
  let any = 0;
  for (let at = to - 1, shift = 0; at >= from; at--, shift += 4) {
    const digit = HEX_DIGITS[bytes[at]];
    if (digit < 0) return false;
    any |= digit;
    words[3 - (shift >>> 5)] |= digit << (shift & 31);
  }
  into.form = any === 0 ? 'none' : 'hex';
  return true;
}

/** Value of each byte as a hex digit, -1 where it is none. */
const HEX_DIGITS = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? -1 : digit;
});

/** Parses an id that is not plain hexadecimal; see `readId`. */
export function parseIdText(text: string, into: IdWords, mostDigits: 16 | 32, allowsBase64: boolean): void {
  const trimmed = text.trim();
  const plain = trimmed.replace(/^0x/i, '').replaceAll('-', '');
  const hex = (allowsBase64 ? base64ToHex(trimmed) : null) ?? plain;
  const bytes = new TextEncoder().encode(hex);
  if (parseHex(bytes, 0, bytes.length, into, mostDigits)) return;
  into.form = trimmed === '' ? 'none' : 'text';
  into.text = trimmed;
}

/** Returns the hex digits of 8 or 16 bytes in base64, null if the text is neither. */
function base64ToHex(text: string): string | null {
  const isBase64 = /^(?:[A-Za-z0-9+/_-]{22}(?:==)?|[A-Za-z0-9+/_-]{11}=?)$/.test(text);
  if (!isBase64) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  return Array.from(binary, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
