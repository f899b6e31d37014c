/**
 * Finds the smallest slice that encloses a stretch of time, among those that began before: slices are added by
 * ascending start, longer ones first. A Fenwick tree over their ends holds the shortest of all that end so late or
 * later, so that slices that overlap without nesting cost no more than those that nest: O(log n) each.
 * Fenwick, “A new data structure for cumulative frequency tables”, 1994.
 */
export class EnclosingSlices {
  /** Distinct ends, ascending. */
  readonly #ends: Float64Array;
  readonly #tree: Int32Array;
  readonly #lengths: number[] = [];
  readonly #slices: number[] = [];

  /** `ends` are those of all slices that will be added, in any order. */
  constructor(ends: Float64Array) {
    const ascending = ends.slice().sort();
    this.#ends = ascending.filter((end, index) => end !== ascending[index - 1]);
    this.#tree = new Int32Array(this.#ends.length + 1).fill(-1);
  }

  /** Adds a slice; of those of one length the one added last counts as the smallest. */
  add(slice: number, start: number, end: number): void {
    const added = this.#slices.push(slice) - 1;
    this.#lengths.push(end - start);
    for (let at = this.#place(end); at < this.#tree.length; at += at & -at)
      this.#tree[at] = this.#smaller(this.#tree[at], added);
  }

  /** Returns the smallest slice added that lasts until `end`, -1 if none does. */
  find(end: number): number {
    let smallest = -1;
    for (let at = this.#place(end); at > 0; at -= at & -at) smallest = this.#smaller(smallest, this.#tree[at]);
    return smallest < 0 ? -1 : this.#slices[smallest];
  }

  #smaller(a: number, b: number): number {
    if (a < 0 || b < 0) return Math.max(a, b);
    if (this.#lengths[a] !== this.#lengths[b]) return this.#lengths[a] < this.#lengths[b] ? a : b;
    return Math.max(a, b);
  }

  /** How many distinct ends are at `end` or later. */
  #place(end: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ends[middle] < end) low = middle + 1;
      else high = middle;
    }
    return this.#ends.length - low;
  }
}
