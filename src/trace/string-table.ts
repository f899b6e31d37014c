const encoder = new TextEncoder();
/** Not fatal: bytes that are not UTF-8 read as U+FFFD, since a trace with a broken name is still a trace. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The form in which strings cross from the worker: UTF-8 end to end, and where each one ends. */
export interface PackedStrings {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `ends[i]` is one past string i's last byte; string i begins at `ends[i - 1]`, or 0. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Strings that occur many times, kept once as UTF-8 and decoded when first asked for. Index 0 is the empty string. */
export class StringTable {
  readonly packed: PackedStrings;
  readonly #decoded: (string | undefined)[] = [];

  constructor(packed: PackedStrings) {
    this.packed = packed;
  }

  get length(): number {
    return this.packed.ends.length;
  }

  /** Returns string `index`. Throws a RangeError if there is none. */
  get(index: number): string {
    const known = this.#decoded[index];
    if (known !== undefined) return known;
    const { bytes, ends } = this.packed;
    if (!(index >= 0 && index < ends.length)) throw new RangeError(`no string ${index} among ${ends.length}`);
    const text = decoder.decode(bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index]));
    this.#decoded[index] = text;
    return text;
  }
}

/**
 * Collects strings, each once. Names are compared as bytes and never become JavaScript strings on the way: of 100,000
 * spans a few hundred names differ, and decoding the rest would be most of the cost of reading them.
 */
export class StringTableBuilder {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  #ends = new Uint32Array(1 << 8);
  #hashes = new Int32Array(1 << 8);
  #count = 0;
  /** Open addressing; holds index + 1, 0 for free. Twice the strings at least, so that probes stay short. */
  #slots = new Uint32Array(1 << 9);
  #built: StringTable | null = null;

  constructor() {
    this.intern('');
  }

  get length(): number {
    return this.#count;
  }

  /** Returns the index of `text`, adding it if it is new. A lone surrogate becomes U+FFFD. */
  intern(text: string): number {
    const bytes = encoder.encode(text);
    return this.internBytes(bytes, 0, bytes.length);
  }

  /** Returns the index of the UTF-8 text in `source[from, to)`, adding it if it is new. */
  internBytes(source: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ source[i], 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const candidate = this.#slots[slot] - 1;
      if (candidate < 0) return this.#add(source, from, to, hash, slot);
      if (this.#hashes[candidate] === hash && this.#equals(candidate, source, from, to)) return candidate;
    }
  }

  /** Returns string `index`, decoded. */
  get(index: number): string {
    return decoder.decode(this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]));
  }

  /** Bytes of all strings collected so far. */
  get byteLength(): number {
    return this.#used;
  }

  /** What has been collected so far, where it is kept: good until something is added. */
  get held(): PackedStrings {
    return { bytes: this.#bytes.subarray(0, this.#used), ends: this.#ends.subarray(0, this.#count) };
  }

  /** Returns a table of what has been collected so far, on memory of its own. The same one until something is added. */
  build(): StringTable {
    if (this.#built === null || this.#built.length !== this.#count) {
      this.#built = new StringTable({
        bytes: this.#bytes.slice(0, this.#used),
        ends: this.#ends.slice(0, this.#count),
      });
    }
    return this.#built;
  }

  #equals(candidate: number, source: Uint8Array, from: number, to: number): boolean {
    const begin = candidate === 0 ? 0 : this.#ends[candidate - 1];
    if (this.#ends[candidate] - begin !== to - from) return false;
    const bytes = this.#bytes;
    for (let i = from, j = begin; i < to; i++, j++) if (source[i] !== bytes[j]) return false;
    return true;
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const index = this.#count++;
    const size = to - from;
    if (this.#used + size > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + size));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(source.subarray(from, to), this.#used);
    this.#used += size;
    if (index === this.#ends.length) {
      const ends = new Uint32Array(index * 2);
      ends.set(this.#ends);
      this.#ends = ends;
      const hashes = new Int32Array(index * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    this.#ends[index] = this.#used;
    this.#hashes[index] = hash;
    this.#slots[slot] = index + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return index;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#count; index++) {
      let slot = this.#hashes[index] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}
