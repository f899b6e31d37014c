import type { SpanIndex } from './units.ts';

/** A set of spans, one bit each. Filters, findings, the collapsed rows: whatever picks spans gives one of these. */
export class SpanSet {
  /** Number of spans of the trace, whether in the set or not. */
  readonly size: number;
  readonly #words: Uint32Array;

  constructor(size: number, words?: Uint32Array) {
    this.size = size;
    this.#words = words ?? new Uint32Array((size + 31) >>> 5);
  }

  /** Returns the set of the given spans out of `size`. */
  static of(size: number, spans: Iterable<SpanIndex>): SpanSet {
    const set = new SpanSet(size);
    for (const span of spans) set.add(span);
    return set;
  }

  /** The bits, 32 spans a word, lowest first: as a set crosses to another thread. */
  get words(): Uint32Array {
    return this.#words;
  }

  has(span: SpanIndex): boolean {
    return (this.#words[span >>> 5] & (1 << (span & 31))) !== 0;
  }

  add(span: SpanIndex): void {
    this.#words[span >>> 5] |= 1 << (span & 31);
  }

  delete(span: SpanIndex): void {
    this.#words[span >>> 5] &= ~(1 << (span & 31));
  }

  /** Returns how many spans are in the set. */
  count(): number {
    let count = 0;
    for (let word of this.#words) {
      for (; word !== 0; word = (word & (word - 1)) >>> 0) count++;
    }
    return count;
  }

  clone(): SpanSet {
    return new SpanSet(this.size, this.#words.slice());
  }

  /** Returns the spans that are in both sets, which must be of one size. */
  and(other: SpanSet): SpanSet {
    return new SpanSet(
      this.size,
      this.#words.map((word, i) => word & other.#words[i]),
    );
  }

  /** Returns the spans that are in either set; both must be of one size. */
  or(other: SpanSet): SpanSet {
    return new SpanSet(
      this.size,
      this.#words.map((word, i) => word | other.#words[i]),
    );
  }

  /** The spans in the set, ascending. */
  *[Symbol.iterator](): Iterator<SpanIndex> {
    for (let w = 0; w < this.#words.length; w++) {
      for (let word = this.#words[w]; word !== 0; word = (word & (word - 1)) >>> 0) {
        yield (w << 5) + (31 - Math.clz32(word & -word));
      }
    }
  }
}
