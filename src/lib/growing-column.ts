/** A typed array of whole and broken numbers that grows as they are added: cheaper than an array where there may be millions. */
export class GrowingColumn {
  /** How many numbers there are. */
  length = 0;
  #values: Float64Array;

  /** `expected` is how many there may be: of so many none is moved. */
  constructor(expected = 64) {
    this.#values = new Float64Array(Math.max(64, expected));
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow();
    this.#values[this.length++] = value;
  }

  /** Returns the number at `index`, which is below `length`. */
  at(index: number): number {
    return this.#values[index];
  }

  /** Sets the number at `index`, which is below `length`. */
  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** Returns the numbers; a copy. */
  toFloats(): Float64Array {
    return this.#values.slice(0, this.length);
  }

  /** Returns the numbers, which are whole, not negative and below 2^32. */
  toIndexes(): Uint32Array {
    return new Uint32Array(this.#values.subarray(0, this.length));
  }

  #grow(): void {
    const larger = new Float64Array(this.#values.length * 2);
    larger.set(this.#values);
    this.#values = larger;
  }
}
