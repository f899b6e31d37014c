const FIRST_SIZE = 1 << 10;

/** Very many short lists of whole numbers below 2^32, one behind the other in the same memory. */
export class NumberLists {
  #numbers = new Uint32Array(FIRST_SIZE);
  #used = 0;
  /** One past the last number of each list. */
  #ends = new Uint32Array(FIRST_SIZE);
  #count = 0;

  /** Adds a number to the list that is being written. */
  add(number: number): void {
    if (this.#used === this.#numbers.length) this.#numbers = twiceAsLarge(this.#numbers);
    this.#numbers[this.#used++] = number;
  }

  /** Forgets what was added since the last list was closed. */
  clear(): void {
    this.#used = this.#beginOf(this.#count);
  }

  /** Ends the list that is being written; returns its place among the lists. */
  close(): number {
    if (this.#count === this.#ends.length) this.#ends = twiceAsLarge(this.#ends);
    this.#ends[this.#count] = this.#used;
    return this.#count++;
  }

  /** Lists that were closed. */
  get length(): number {
    return this.#count;
  }

  /** Numbers of the list that is being written, so far. */
  get openLength(): number {
    return this.#used - this.#beginOf(this.#count);
  }

  /** Returns the number at `place` of a list, which has as many. */
  at(list: number, place: number): number {
    return this.#numbers[this.#beginOf(list) + place];
  }

  /** Returns whether any number of a list is one that is marked, by other than 0. */
  hasMarked(list: number, marks: Uint8Array): boolean {
    const numbers = this.#numbers;
    const end = this.#ends[list];
    for (let at = this.#beginOf(list); at < end; at++) if (marks[numbers[at]] !== 0) return true;
    return false;
  }

  #beginOf(list: number): number {
    return list === 0 ? 0 : this.#ends[list - 1];
  }
}

function twiceAsLarge(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
