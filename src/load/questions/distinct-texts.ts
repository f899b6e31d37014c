import { StringTableBuilder } from '../../trace/string-table.ts';

const NONE = 0xffffffff;

/** Numbers different texts in order of first appearance. Those met as bytes become strings once. */
export class DistinctTexts {
  readonly texts: string[] = [];
  readonly #strings = new StringTableBuilder();
  /** Place in `texts` of each of the strings; several bytes that are no UTF-8 read as one text. */
  #numbers = new Uint32Array(1 << 8).fill(NONE);

  /** Returns the number of `text`. */
  numberOf(text: string): number {
    return this.#numberAt(this.#strings.intern(text), text);
  }

  /** Returns the number of the text in `bytes[from, to)`. */
  numberOfBytes(bytes: Uint8Array, from: number, to: number): number {
    const string = this.#strings.internBytes(bytes, from, to);
    return string < this.#numbers.length && this.#numbers[string] !== NONE
      ? this.#numbers[string]
      : this.#numberAt(string, this.#strings.get(string));
  }

  #numberAt(string: number, text: string): number {
    if (string >= this.#numbers.length) this.#grow(string);
    if (this.#numbers[string] === NONE) this.#numbers[string] = this.#add(string, text);
    return this.#numbers[string];
  }

  #add(string: number, text: string): number {
    const wellFormed = text.includes('\ufffd') ? this.#strings.intern(text) : string;
    return wellFormed === string
      ? this.texts.push(text) - 1
      : this.#numberAt(wellFormed, this.#strings.get(wellFormed));
  }

  #grow(string: number): void {
    const numbers = new Uint32Array(Math.max(2 * this.#numbers.length, string + 1)).fill(NONE);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
