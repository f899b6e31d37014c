import { type ByteWords, wordsOf } from '../lib/byte-pattern.ts';
import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { StringTableBuilder } from '../trace/string-table.ts';

/** In place of an opening: an item that is not remembered, the closing bracket of a list, its beginning. */
export const ODD_ITEM = 0;
export const LIST_END = 1;
export const LIST_START = 2;

/** Far more than most traces have keys; what is met later is read as it stands. */
const MOST_OPENINGS = 1024;
const LONGEST_OPENING = 128;
/** So many are tried behind each item: trying more costs about what reading the item does. */
const TRIES = 4;

/**
 * Remembers how the items of many lists begin, and which item came behind which. Nearly all lists of attributes of a
 * trace are alike, so `,{"key":"http.route","type":"string","value":"` is passed over in one comparison.
 */
export class ItemOpenings {
  /** The index of an opening's text is its number. */
  readonly #known = new StringTableBuilder();
  readonly #texts: ByteWords[] = ['', ']', '['].map((text) => wordsOf(new TextEncoder().encode(text)));
  readonly #keys: number[] = [-1, -1, -1];
  readonly #isText: boolean[] = [false, false, false];
  /** What came behind each, the likeliest first; 0 where there is no more. */
  readonly #next = new Int16Array(MOST_OPENINGS * TRIES);

  constructor() {
    for (const { bytes } of this.#texts) this.#known.internBytes(bytes, 0, bytes.length);
  }

  /** Takes what comes behind `last`; returns which opening it was, or LIST_END. Returns ODD_ITEM, in place, if it is none that is expected. */
  take(cursor: JsonCursor, last: number): number {
    const next = this.#next;
    const from = last * TRIES;
    for (let i = from; i < from + TRIES && next[i] !== 0; i++) {
      const opening = next[i];
      if (!cursor.take(this.#texts[opening])) continue;
      if (i > from) {
        next[i] = next[i - 1];
        next[i - 1] = opening;
      }
      return opening;
    }
    return ODD_ITEM;
  }

  /** Returns the number that the key of an opening stands for. */
  keyOf(opening: number): number {
    return this.#keys[opening];
  }

  /** Returns whether an opening ends with the quote of a text. */
  opensText(opening: number): boolean {
    return this.#isText[opening];
  }

  /** Remembers `bytes[from, to)` as an opening that came behind `last`. Returns which it is, ODD_ITEM if it is not remembered. */
  learn(bytes: Uint8Array, from: number, to: number, last: number, key: number): number {
    if (to - from > LONGEST_OPENING || this.#known.length === MOST_OPENINGS) return ODD_ITEM;
    const opening = this.#known.internBytes(bytes, from, to);
    if (opening === this.#texts.length) {
      this.#texts.push(wordsOf(bytes.slice(from, to)));
      this.#keys.push(key);
      this.#isText.push(bytes[to - 1] === 0x22);
    }
    this.expect(opening, last);
    return opening;
  }

  /** Remembers that an opening, or LIST_END, came behind `last`. */
  expect(opening: number, last: number): void {
    const next = this.#next;
    let i = last * TRIES;
    const lastTry = i + TRIES - 1;
    while (i < lastTry && next[i] !== 0 && next[i] !== opening) i++;
    next[i] = opening;
  }
}
