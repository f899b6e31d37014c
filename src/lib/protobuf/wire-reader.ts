/** The bytes are no protocol buffer at `offset`. */
export class WireError extends Error {
  readonly offset: number;

  constructor(offset: number, what: string) {
    super(`${what} at byte ${offset}`);
    this.name = 'WireError';
    this.offset = offset;
  }
}

/** How a field's value is written. */
export const WireType = { Varint: 0, Fixed64: 1, Bytes: 2, Fixed32: 5 } as const;

const decoder = new TextDecoder();
/** Calling the decoder costs more than a dozen characters do. */
const SHORT_TEXT = 16;

/**
 * Reads the fields of one message of protocol buffers, one after another, without a schema. A value must be read or
 * skipped before the next field. Groups, which nobody writes any more, are errors.
 * https://protobuf.dev/programming-guides/encoding/
 */
export class WireReader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;
  /** Of the field that comes: its number, a `WireType`, and where it begins. */
  field = 0;
  wire = 0;
  fieldAt = 0;
  readonly #view: DataView;

  /** The message is `bytes[from, to)`. */
  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the next field; returns false at the end of the message. Throws a WireError if there is none. */
  next(): boolean {
    if (this.at >= this.end) return false;
    this.fieldAt = this.at;
    const tag = this.uint32();
    this.field = tag >>> 3;
    this.wire = tag & 7;
    if (this.field === 0) throw new WireError(this.fieldAt, 'a field without a number');
    return true;
  }

  /** Reads a varint of which only the lowest 32 bits matter. */
  uint32(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.#byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    throw new WireError(this.fieldAt, 'a number of more than ten bytes');
  }

  /** Reads a signed varint of 64 bits. */
  int64(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new WireError(this.fieldAt, 'a number of more than ten bytes');
  }

  fixed64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  fixed32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** Reads a length and returns a reader of the message so long. Throws a WireError if it reaches beyond this one. */
  message(): WireReader {
    const from = this.#takeLength();
    return new WireReader(this.bytes, from, this.at);
  }

  /** Reads bytes with their length. */
  data(): Uint8Array {
    return this.bytes.subarray(this.#takeLength(), this.at);
  }

  /** Reads a text. What is no UTF-8 in it becomes U+FFFD. */
  text(): string {
    const from = this.#takeLength();
    if (this.at - from > SHORT_TEXT) return decoder.decode(this.bytes.subarray(from, this.at));
    let text = '';
    for (let at = from; at < this.at; at++) {
      if (this.bytes[at] >= 0x80) return decoder.decode(this.bytes.subarray(from, this.at));
      text += String.fromCharCode(this.bytes[at]);
    }
    return text;
  }

  /** Passes over the value of a field that is not known. */
  skip(): void {
    if (this.wire === WireType.Varint) this.uint32();
    else if (this.wire === WireType.Fixed64) this.#take(8);
    else if (this.wire === WireType.Bytes) this.#takeLength();
    else if (this.wire === WireType.Fixed32) this.#take(4);
    else throw new WireError(this.fieldAt, 'a value of an unknown kind');
  }

  /** Takes a length and what it measures; returns where that begins, and stands behind it. */
  #takeLength(): number {
    const length = this.uint32();
    return this.#take(length);
  }

  #take(length: number): number {
    const from = this.at;
    if (from + length > this.end) throw new WireError(this.fieldAt, 'a value longer than what holds it');
    this.at = from + length;
    return from;
  }

  #byte(): number {
    if (this.at >= this.end) throw new WireError(this.fieldAt, 'a number without an end');
    return this.bytes[this.at++];
  }
}
