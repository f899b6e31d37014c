/** Finds spans by id: open addressing over typed arrays, built once. Spans without an id (0, 0) are left out. */
export class SpanIdIndex {
  readonly #idHigh: Uint32Array;
  readonly #idLow: Uint32Array;
  /** Span + 1 that leads each id, 0 for a free slot. At least twice the spans, so that probes stay short. */
  readonly #slots: Uint32Array;
  readonly #mask: number;
  /** For ids that more than one span has: all of them, by the first one met. */
  readonly #repeated = new Map<number, number[]>();

  constructor(idHigh: Uint32Array, idLow: Uint32Array) {
    this.#idHigh = idHigh;
    this.#idLow = idLow;
    this.#slots = new Uint32Array(1 << (32 - Math.clz32(idHigh.length * 2 + 1)));
    this.#mask = this.#slots.length - 1;
    for (let span = 0; span < idHigh.length; span++) {
      if (idHigh[span] === 0 && idLow[span] === 0) continue;
      const slot = this.#slotOf(idHigh[span], idLow[span]);
      const first = this.#slots[slot] - 1;
      if (first < 0) this.#slots[slot] = span + 1;
      else this.#repeat(first, span);
    }
  }

  /** Returns the span that leads the id, -1 if no span has it. */
  find(high: number, low: number): number {
    if (high === 0 && low === 0) return -1;
    return this.#slots[this.#slotOf(high, low)] - 1;
  }

  /** Makes `span` the one that is found by its id. */
  lead(span: number): void {
    this.#slots[this.#slotOf(this.#idHigh[span], this.#idLow[span])] = span + 1;
  }

  /** The groups of spans that share an id, in the order received. */
  repeated(): Iterable<number[]> {
    return this.#repeated.values();
  }

  #repeat(first: number, span: number): void {
    const group = this.#repeated.get(first);
    if (group === undefined) this.#repeated.set(first, [first, span]);
    else group.push(span);
  }

  /** Returns the slot of an id, or the free one where it would be. */
  #slotOf(high: number, low: number): number {
    let hash = Math.imul(high ^ (low >>> 15), 0x85ebca6b) ^ Math.imul(low ^ (high >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const span = this.#slots[slot] - 1;
      if (span < 0 || (this.#idHigh[span] === high && this.#idLow[span] === low)) return slot;
    }
  }
}
