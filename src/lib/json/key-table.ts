const encoder = new TextEncoder();

/**
 * Recognises a fixed set of JSON keys as bytes, without decoding them: a table of a few dozen slots probed by a hash
 * that the cursor computes while it looks for the closing quote.
 */
export class KeyTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #keys: Uint8Array[] = [];
  readonly #values: number[] = [];
  /** For each byte that a key of the table begins with, a bit for the length, modulo 32: most keys met are told apart by these. */
  readonly #lengths = new Int32Array(256);

  /** `keys` maps each spelling to a number of the caller's; several spellings may share one. Numbers are not negative, keys not empty. */
  constructor(keys: Readonly<Record<string, number>>) {
    const entries = Object.entries(keys);
    this.#slots = new Int32Array(1 << (34 - Math.clz32(entries.length)));
    this.#mask = this.#slots.length - 1;
    for (const [key, value] of entries) {
      const bytes = encoder.encode(key);
      let slot = hashBytes(bytes, 0, bytes.length) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = this.#keys.push(bytes);
      this.#lengths[bytes[0]] |= 1 << bytes.length;
      this.#values.push(value);
    }
  }

  /** Returns for each number its first spelling; a number that no key has is left empty. */
  spellings(): (string | undefined)[] {
    const spellings: (string | undefined)[] = [];
    const decoder = new TextDecoder();
    this.#values.forEach((value, entry) => {
      spellings[value] ??= decoder.decode(this.#keys[entry]);
    });
    return spellings;
  }

  /** Returns the number of the key in `bytes[from, to)`, -1 if it is none of the table's. */
  find(bytes: Uint8Array, from: number, to: number): number {
    if ((this.#lengths[bytes[from]] & (1 << (to - from))) === 0) return -1;
    for (let slot = hashBytes(bytes, from, to) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot] - 1;
      if (entry < 0) return -1;
      const key = this.#keys[entry];
      if (key.length === to - from && startsWith(bytes, from, key)) return this.#values[entry];
    }
  }
}

/** Length and a few bytes tell the keys of one object apart; walking the whole key would cost more than it saves. */
function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length === 0) return 0;
  const middle = bytes[from + (length >>> 1)];
  return Math.imul(length + (bytes[from] << 5) + (middle << 10) + (bytes[to - 1] << 15), 0x9e3779b1) >>> 16;
}

function startsWith(bytes: Uint8Array, from: number, key: Uint8Array): boolean {
  for (let i = 0; i < key.length; i++) if (bytes[from + i] !== key[i]) return false;
  return true;
}
