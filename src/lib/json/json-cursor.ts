import type { ByteWords } from '../byte-pattern.ts';
import { KeyTable } from './key-table.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Thrown when the bytes at hand end inside a value. One object for all, since it is thrown once a chunk. */
export const INCOMPLETE = new Error('the JSON ends in the middle of a value');

/** The bytes are no JSON at `offset` of the cursor's bytes. */
export class JsonSyntaxError extends Error {
  readonly offset: number;

  constructor(offset: number, expected: string) {
    super(`expected ${expected} at byte ${offset}`);
    this.name = 'JsonSyntaxError';
    this.offset = offset;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;

const PLUS = 0x2b;
const POINT = 0x2e;

const QUOTES = 0x22222222;
const BACKSLASHES = 0x5c5c5c5c;
/** `(word - ONES) & ~word & HIGH_BITS` has its lowest bit in the first byte of a word that is zero. */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/** Words that stand for a value, `NaN` and its like among them. */
const WORDS = new KeyTable({ true: 0, false: 0, null: 0, NaN: 0, Infinity: 0, '-Infinity': 0 });

/** What is due next while skipping: a key or value, or the closing bracket as well; a value; a comma or bracket. */
const BEFORE_FIRST = 0;
const BEFORE_NEXT = 1;
const BEFORE_VALUE = 2;
const AFTER_VALUE = 3;

/**
 * Reads JSON from bytes, in place and without making objects of it.
 *
 * `bytes[end]` must exist and be 0: the scanning loops stop there on their own and need not compare positions. Every
 * method throws INCOMPLETE where the bytes end inside what it reads, and JsonSyntaxError where they are no JSON; the
 * cursor's position is then anywhere, and the caller goes back to where it was sure.
 */
export class JsonCursor {
  bytes: Uint8Array = new Uint8Array(1);
  position = 0;
  /** One past the last byte at hand. */
  end = 0;
  /** Where bytes[0] stands in the whole input. */
  base = 0;
  /** Content of the string read last: bytes[stringFrom, stringTo). */
  stringFrom = 0;
  stringTo = 0;
  /** Whether that string has escapes, so that its bytes are not its text. */
  hasEscapes = false;
  #view = new DataView(this.bytes.buffer);
  /** While skipping: for each level above, whether it is an object. */
  #kinds = new Uint8Array(64);

  /** Puts the cursor on `bytes[position, end)`, of which bytes[0] is byte `base` of the input. */
  reset(bytes: Uint8Array, position: number, end: number, base = 0): void {
    if (bytes !== this.bytes) this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.position = position;
    this.end = end;
    this.base = base;
  }

  /** Skips white space and returns the byte there, without taking it. */
  peek(): number {
    const bytes = this.bytes;
    let at = this.position;
    let byte = bytes[at];
    while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
    this.position = at;
    if (byte === 0) this.#failAt(at, 'a value');
    return byte;
  }

  /** Like `peek`, but returns 0 at the end of the bytes. */
  peekOrEnd(): number {
    const bytes = this.bytes;
    while (this.position < this.end && bytes[this.position] <= 0x20) this.position++;
    return this.position < this.end ? bytes[this.position] : 0;
  }

  /** Takes `byte`, which must come next. */
  expect(byte: number): void {
    if (this.peek() !== byte) throw new JsonSyntaxError(this.position, String.fromCharCode(byte));
    this.position++;
  }

  /** Takes `text` if exactly these bytes come next, at once; else stays in place and returns false. */
  take({ bytes: text, doubles }: ByteWords): boolean {
    const { bytes, position } = this;
    const { length } = text;
    if (position + length > bytes.length) return false;
    const last = doubles.length - 1;
    if (last < 0) {
      for (let i = 0; i < length; i++) if (bytes[position + i] !== text[i]) return false;
    } else {
      const view = this.#view;
      for (let i = 0; i < last; i++) if (view.getFloat64(position + 8 * i, true) !== doubles[i]) return false;
      if (view.getFloat64(position + length - 8, true) !== doubles[last]) return false;
    }
    this.position = position + length;
    return true;
  }

  /**
   * Takes `opening`, which ends with a quote, the string that it opens, and `closing`, if just these come next without
   * white space; else stays in place and returns false. What is written most often is passed over soonest this way.
   */
  takeString(opening: ByteWords, closing: ByteWords): boolean {
    const from = this.position;
    if (!this.take(opening)) return false;
    this.position = this.#stringEnd(this.position);
    if (this.take(closing)) return true;
    this.position = from;
    return false;
  }

  /** From within a string, takes its rest and `closing`; returns false, anywhere, if that does not come behind it. */
  takeRestOfString(closing: ByteWords): boolean {
    this.position = this.#stringEnd(this.position);
    return this.take(closing);
  }

  /** Takes the number or word at the cursor and `closing`; returns false, anywhere, if something else stands there. */
  takeScalar(closing: ByteWords): boolean {
    const { bytes, position } = this;
    const first = bytes[position];
    if (first !== MINUS && !isDigit(first) && !isLetter(first)) return false;
    let at = position;
    while (isDigit(bytes[at])) at++;
    this.position = at;
    // Nearly all are whole numbers, and end there.
    if (at > position && first !== ZERO && this.take(closing)) return true;
    this.position = this.#scalarEnd(position);
    return this.take(closing);
  }

  /** Takes `{` if it comes next; else skips the value and returns false. */
  enterObject(): boolean {
    if (this.peek() === OPEN_OBJECT) {
      this.position++;
      return true;
    }
    this.skipValue();
    return false;
  }

  /** Takes `[` if it comes next; else skips the value and returns false. */
  enterArray(): boolean {
    if (this.peek() === OPEN_ARRAY) {
      this.position++;
      return true;
    }
    this.skipValue();
    return false;
  }

  /**
   * Goes to the next member of the object entered: reads its key and the colon, and returns true; the key is the
   * string read last. Returns false after taking the closing brace. `isFirst` says that no member was read yet.
   */
  nextMember(isFirst: boolean): boolean {
    const bytes = this.bytes;
    let at = this.position;
    let byte = bytes[at];
    while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
    if (byte === CLOSE_OBJECT) {
      this.position = at + 1;
      return false;
    }
    if (!isFirst) {
      if (byte !== COMMA) this.#failAt(at, ', or }');
      byte = bytes[++at];
      while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
    }
    if (byte !== QUOTE) this.#failAt(at, 'a key');
    at = this.#readStringAt(at + 1);
    byte = bytes[at];
    while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
    if (byte !== COLON) this.#failAt(at, ':');
    this.position = at + 1;
    return true;
  }

  /** Goes to the next item of the array entered; returns false after taking the closing bracket. */
  nextItem(isFirst: boolean): boolean {
    const byte = this.peek();
    if (byte === CLOSE_ARRAY) {
      this.position++;
      return false;
    }
    if (isFirst) return true;
    if (byte !== COMMA) throw new JsonSyntaxError(this.position, ', or ]');
    this.position++;
    this.peek();
    return true;
  }

  /** Returns the number of the key read last in `table`, -1 if it is not there. */
  keyIn(table: KeyTable): number {
    if (!this.hasEscapes) return table.find(this.bytes, this.stringFrom, this.stringTo);
    const plain = new TextEncoder().encode(this.stringText());
    return table.find(plain, 0, plain.length);
  }

  /** Reads a string; its content is then `stringFrom` to `stringTo`. */
  readString(): void {
    if (this.peek() !== QUOTE) throw new JsonSyntaxError(this.position, 'a string');
    this.position = this.#readStringAt(this.position + 1);
  }

  /** Reads the string whose content begins at `from`; returns the position behind its closing quote. */
  #readStringAt(from: number): number {
    const bytes = this.bytes;
    let at = this.#plainEnd(from);
    this.hasEscapes = bytes[at] !== QUOTE;
    if (this.hasEscapes) at = this.#stringEnd(at) - 1;
    // An escape may have jumped past the end onto old bytes, and those may hold a quote.
    if (at >= this.end) throw INCOMPLETE;
    this.stringFrom = from;
    this.stringTo = at;
    return at + 1;
  }

  /** Returns the text of the string read last. */
  stringText(): string {
    const text = textOf(this.bytes, this.stringFrom, this.stringTo);
    return this.hasEscapes ? unescapeJson(text) : text;
  }

  /** Skips one value of any size and depth, holding it against the grammar. */
  skipValue(): void {
    const first = this.peek();
    if (first === OPEN_OBJECT) {
      this.position++;
      this.#skipToClose(1, BEFORE_FIRST);
    } else if (first === OPEN_ARRAY) {
      this.position++;
      this.#skipToClose(0, BEFORE_FIRST);
    } else if (first === QUOTE) this.readString();
    else this.position = this.#scalarEnd(this.position);
  }

  /** Skips what is left of the object entered, behind a value of it, its closing brace included. */
  skipRestOfObject(): void {
    this.#skipToClose(1, AFTER_VALUE);
  }

  /**
   * Skips to behind the bracket that closes the object (1) or array (0) entered. The whole grammar is held to: bytes
   * cut out of two spans often leave something that only just is no JSON, and taking it would lose a span in silence.
   */
  #skipToClose(outermost: number, stateBefore: number): void {
    const bytes = this.bytes;
    let at = this.position;
    let depth = 0;
    let isObject = outermost;
    let state = stateBefore;
    for (;;) {
      let byte = bytes[at];
      while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
      if (state === AFTER_VALUE) {
        if (byte === COMMA) state = BEFORE_NEXT;
        else if (byte !== (isObject === 1 ? CLOSE_OBJECT : CLOSE_ARRAY)) this.#failAt(at, ', or closing bracket');
        else if (depth === 0) break;
        else isObject = this.#kinds[--depth];
        at++;
      } else if (byte === QUOTE) {
        at = this.#stringEnd(at + 1);
        if (isObject === 1 && state !== BEFORE_VALUE) {
          byte = bytes[at];
          while (byte <= 0x20 && byte !== 0) byte = bytes[++at];
          if (byte !== COLON) this.#failAt(at, ':');
          at++;
          state = BEFORE_VALUE;
        } else state = AFTER_VALUE;
      } else if (state === BEFORE_FIRST && byte === (isObject === 1 ? CLOSE_OBJECT : CLOSE_ARRAY)) {
        state = AFTER_VALUE;
      } else if (isObject === 1 && state !== BEFORE_VALUE) {
        this.#failAt(at, 'a key');
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (depth === this.#kinds.length) this.#growKinds();
        this.#kinds[depth++] = isObject;
        isObject = byte === OPEN_OBJECT ? 1 : 0;
        state = BEFORE_FIRST;
        at++;
      } else {
        at = this.#scalarEnd(at);
        state = AFTER_VALUE;
      }
    }
    this.position = at + 1;
  }

  #growKinds(): void {
    const kinds = new Uint8Array(this.#kinds.length * 2);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
  }

  /** Returns the position behind the quote that closes the string in whose content `from` stands. */
  #stringEnd(from: number): number {
    const bytes = this.bytes;
    let at = from;
    for (;;) {
      at = this.#plainEnd(at);
      if (at >= this.end) throw INCOMPLETE;
      if (bytes[at] === QUOTE) return at + 1;
      at += 2;
    }
  }

  /** Returns the position of the next quote or backslash, else one from `end` on. Looks at four bytes at once. */
  #plainEnd(from: number): number {
    const view = this.#view;
    const lastWord = Math.min(this.end, this.bytes.length - 3);
    let at = from;
    for (; at < lastWord; at += 4) {
      const word = view.getInt32(at, true);
      const quotes = word ^ QUOTES;
      const backslashes = word ^ BACKSLASHES;
      const found = (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS;
      if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    }
    while (at < this.end && this.bytes[at] !== QUOTE && this.bytes[at] !== BACKSLASH) at++;
    return at;
  }

  /** Returns the position behind the number or word at `from`. Words are JSON's three, and what some writers add. */
  #scalarEnd(from: number): number {
    const bytes = this.bytes;
    let at = bytes[from] === MINUS ? from + 1 : from;
    if (isLetter(bytes[at])) {
      do at++;
      while (isLetter(bytes[at]));
      if (at < this.end && WORDS.find(bytes, from, at) < 0) this.#failAt(from, 'a value');
    } else {
      const digits = at;
      at = this.#digitsEnd(at);
      if (bytes[digits] === ZERO && at > digits + 1) this.#failAt(digits, 'a number without leading zeros');
      if (bytes[at] === POINT) at = this.#digitsEnd(at + 1);
      if (bytes[at] === 0x65 || bytes[at] === 0x45) {
        const sign = bytes[at + 1];
        at = this.#digitsEnd(sign === MINUS || sign === PLUS ? at + 2 : at + 1);
      }
    }
    if (at >= this.end) throw INCOMPLETE;
    return at;
  }

  /** Returns the position behind one digit or more. */
  #digitsEnd(from: number): number {
    let at = from;
    while (isDigit(this.bytes[at])) at++;
    if (at === from) this.#failAt(at, 'a value');
    return at;
  }

  /** Reads any scalar or string as text: a string's content, else the number or word as written. */
  readScalarText(): string {
    if (this.peek() === QUOTE) {
      this.readString();
      return this.stringText();
    }
    const from = this.position;
    this.skipValue();
    return textOf(this.bytes, from, this.position);
  }

  /** Reads a number, or a string that holds one. NaN for anything else, which is skipped. Exact up to 2^53. */
  readNumber(): number {
    const first = this.peek();
    if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      this.skipValue();
      return Number.NaN;
    }
    const isText = first === QUOTE;
    const bytes = this.bytes;
    let at = isText ? this.position + 1 : this.position;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const from = at;
    // No small integer, so that the engine reckons in doubles from the first: else it compiles twice, for the first long number.
    let value = -0;
    for (let digit = bytes[at] - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO) value = value * 10 + digit;
    const isCanonical = isText || bytes[from] !== ZERO || at === from + 1;
    const isClosed = isText ? bytes[at] === QUOTE : !isScalarByte(bytes[at]);
    const isPlain = at - from > 0 && at - from <= 15 && isCanonical && isClosed;
    if (isPlain && at < this.end) {
      this.position = isText ? at + 1 : at;
      return isNegative ? -value : value;
    }
    const text = this.readScalarText();
    return text.trim() === '' || text === 'null' ? Number.NaN : Number(text);
  }

  #failAt(at: number, expected: string): never {
    if (at >= this.end) throw INCOMPLETE;
    throw new JsonSyntaxError(at, expected);
  }
}

/** Calling the decoder costs more than a dozen characters do. */
const SHORT_TEXT = 16;

function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT_TEXT) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at++) {
    if (bytes[at] >= 0x80) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(bytes[at]);
  }
  return text;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

/** Letters, digits, sign, point: what numbers and the three words are made of. */
function isScalarByte(byte: number): boolean {
  return isDigit(byte) || isLetter(byte) || byte === MINUS || byte === PLUS || byte === POINT;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** Returns `text` with JSON's escapes resolved. An escape that JSON does not know stays as written. */
export function unescapeJson(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (whole, hex: string | undefined, short: string | undefined) =>
    hex === undefined ? (SHORT_ESCAPES[short ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
