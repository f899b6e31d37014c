import type { KeyTable } from './key-table.ts';

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

/** How many levels of brackets are held against each other while skipping; below that they are only counted. */
const CHECKED_LEVELS = 31;

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

  /** Puts the cursor on `bytes[position, end)`, of which bytes[0] is byte `base` of the input. */
  reset(bytes: Uint8Array, position: number, end: number, base = 0): void {
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

  /** Takes `pattern` if exactly these bytes come next, at once; else stays in place and returns false. */
  take(pattern: Uint8Array): boolean {
    const { bytes, position } = this;
    for (let i = 0; i < pattern.length; i++) if (bytes[position + i] !== pattern[i]) return false;
    this.position = position + pattern.length;
    return true;
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
    const byte = this.peek();
    if (byte === CLOSE_OBJECT) {
      this.position++;
      return false;
    }
    if (!isFirst) {
      if (byte !== COMMA) throw new JsonSyntaxError(this.position, ', or }');
      this.position++;
      this.peek();
    }
    this.readString();
    this.expect(COLON);
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
    const bytes = this.bytes;
    let at = this.position + 1;
    this.stringFrom = at;
    this.hasEscapes = false;
    for (;;) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) {
        this.hasEscapes = true;
        at += 2;
      } else if (byte === 0 && at >= this.end) throw INCOMPLETE;
      else at++;
    }
    // An escape may have jumped past the end onto old bytes.
    if (at >= this.end) throw INCOMPLETE;
    this.stringTo = at;
    this.position = at + 1;
  }

  /** Returns the text of the string read last. */
  stringText(): string {
    const text = textOf(this.bytes, this.stringFrom, this.stringTo);
    return this.hasEscapes ? unescapeJson(text) : text;
  }

  /** Skips one value of any size and depth, holding brackets and the ends of strings against the grammar. */
  skipValue(): void {
    const first = this.peek();
    if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      this.position++;
      this.#skipToClose(first === OPEN_OBJECT ? 1 : 0);
    } else if (first === QUOTE) this.readString();
    else this.#skipScalar();
  }

  /** Skips what is left of the object entered, its closing brace included. */
  skipRestOfObject(): void {
    this.#skipToClose(1);
  }

  #skipToClose(kind: number): void {
    const bytes = this.bytes;
    const end = this.end;
    let at = this.position;
    let depth = 1;
    // One bit a level, 1 for an object: a bracket of the wrong kind means that the bytes are broken.
    let kinds = kind;
    for (;;) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        at++;
        for (;;) {
          const inner = bytes[at];
          if (inner === QUOTE) break;
          if (inner === BACKSLASH) at += 2;
          else if (inner === 0 && at >= end) throw INCOMPLETE;
          else at++;
        }
        if (at >= end) throw INCOMPLETE;
        at++;
        // What follows a string tells whether the quotes still pair up; if they do not, everything after is inside out.
        let next = bytes[at];
        while (next <= 0x20 && next !== 0) next = bytes[++at];
        if (next !== COMMA && next !== COLON && next !== CLOSE_OBJECT && next !== CLOSE_ARRAY) {
          this.#failAt(at, ', : } or ]');
        }
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (depth < CHECKED_LEVELS) kinds = (kinds << 1) | (byte === OPEN_OBJECT ? 1 : 0);
        depth++;
        at++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (depth <= CHECKED_LEVELS) {
          if ((kinds & 1) !== (byte === CLOSE_OBJECT ? 1 : 0)) this.#failAt(at, 'the other closing bracket');
          kinds >>>= 1;
        }
        depth--;
        at++;
        if (depth === 0) break;
      } else if (byte === 0) this.#failAt(at, 'a value');
      else at++;
    }
    this.position = at;
  }

  /** Skips a number, true, false or null. */
  #skipScalar(): void {
    const from = this.position;
    const bytes = this.bytes;
    let at = from;
    while (isScalarByte(bytes[at])) at++;
    if (at >= this.end) throw INCOMPLETE;
    if (at === from) throw new JsonSyntaxError(at, 'a value');
    this.position = at;
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
    let value = 0;
    for (let digit = bytes[at] - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at] - ZERO) value = value * 10 + digit;
    const isPlain = at - from > 0 && at - from <= 15 && (isText ? bytes[at] === QUOTE : !isScalarByte(bytes[at]));
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

/** Letters, digits, sign, point: what numbers and the three words are made of. */
function isScalarByte(byte: number): boolean {
  return (
    (byte >= ZERO && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === MINUS ||
    byte === 0x2b ||
    byte === 0x2e
  );
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
