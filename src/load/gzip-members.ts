type Bytes = Uint8Array<ArrayBuffer>;

/** The first bytes of each member: its mark, and the only way of packing there is. */
const FIRST = 0x1f;
const SECOND = 0x8b;
const DEFLATE = 0x08;
/** Flags that no writer may set. */
const RESERVED = 0xe0;
const HEADER_BYTES = 4;
/** The length of what is unpacked, at the end of each member. */
const LENGTH_BYTES = 4;

/** Packed bytes; or none, where a member may end. */
export interface GzipPiece {
  readonly bytes: Bytes;
  /**
   * -1; or, where the bytes behind look as if another member began: the length of what the member before holds,
   * unpacked, modulo 2^32. Packed bytes may look so by chance.
   */
  readonly lengthOfMember: number;
}

/**
 * Cuts gzip (RFC 1952) into pieces of up to `most` bytes, none of which reaches over the end of a member: files that
 * were put together of several have them one behind the other, with nothing that tells where one ends.
 */
export class GzipMembers {
  readonly #most: number;
  /** What came and was not given, since it may begin a member. */
  #held: Bytes = new Uint8Array(0);
  /** The last bytes that were given. */
  #given: Bytes = new Uint8Array(0);

  constructor(most: number) {
    this.#most = most;
  }

  /** Gives the pieces of the bytes that came next; the last few are kept until more come. */
  *push(chunk: Bytes): Generator<GzipPiece> {
    const bytes = joined(this.#held, chunk);
    const last = Math.max(0, bytes.length - HEADER_BYTES + 1);
    let from = 0;
    for (let at = nextHeader(bytes, 0, last); at >= 0; at = nextHeader(bytes, at + 1, last)) {
      yield* this.#pieces(bytes.subarray(from, at));
      yield { bytes: new Uint8Array(0), lengthOfMember: this.#lengthGiven() };
      from = at;
    }
    yield* this.#pieces(bytes.subarray(from, last));
    this.#held = bytes.slice(last);
  }

  /** Gives what is left, after the last bytes. */
  *finish(): Generator<GzipPiece> {
    yield* this.#pieces(this.#held);
  }

  *#pieces(bytes: Bytes): Generator<GzipPiece> {
    for (let at = 0; at < bytes.length; at += this.#most) {
      const piece = bytes.subarray(at, at + this.#most);
      this.#given = joined(this.#given, piece.subarray(-LENGTH_BYTES)).slice(-LENGTH_BYTES);
      yield { bytes: piece, lengthOfMember: -1 };
    }
  }

  #lengthGiven(): number {
    const { buffer, length } = this.#given;
    return length < LENGTH_BYTES ? -1 : new DataView(buffer).getUint32(0, true);
  }
}

/** Returns where in `bytes[from, to)` a member may begin, -1 if nowhere. */
function nextHeader(bytes: Bytes, from: number, to: number): number {
  for (let at = bytes.indexOf(FIRST, from); at >= 0 && at < to; at = bytes.indexOf(FIRST, at + 1)) {
    const isHeader = bytes[at + 1] === SECOND && bytes[at + 2] === DEFLATE && (bytes[at + 3] & RESERVED) === 0;
    if (isHeader) return at;
  }
  return -1;
}

function joined(a: Bytes, b: Bytes): Bytes {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
