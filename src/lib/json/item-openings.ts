import { type ByteWords, wordsOf } from '../byte-pattern.ts';
import type { JsonCursor } from './json-cursor.ts';

/** In place of an opening: the beginning of a list, its closing bracket, an item that is not remembered. */
export const LIST_START = 0;
export const LIST_END = 1;
export const ODD_ITEM = 2;

/** How an item goes on behind its opening. */
export const Rest = { Text: 0, Scalar: 1 } as const;

/** Far more than most traces have keys; what is met later is read as it stands. */
const MOST_OPENINGS = 1024;
const LONGEST_OPENING = 128;
/** So many are tried behind each item: trying more costs about what reading the item does. */
const TRIES = 4;

const NOTHING: ByteWords = { bytes: new Uint8Array(0), words: new Int32Array(0) };

/**
 * Remembers how the items of many lists begin, and which item came behind which. Nearly all lists of attributes of a
 * trace are alike, so `,{"key":"http.route","type":"string","value":"` is passed over in one comparison.
 */
export class ItemOpenings {
  readonly #texts: ByteWords[] = [NOTHING, wordsOf(Uint8Array.of(0x5d)), NOTHING];
  readonly #numbers: number[] = [-1, -1, -1];
  readonly #rests: number[] = [Rest.Scalar, Rest.Scalar, Rest.Scalar];
  /** What came behind each, the likeliest first; 0 where there is no more. */
  readonly #next = new Int16Array(MOST_OPENINGS * TRIES);
  /** Openings by a hash of their bytes; 0 is free. */
  readonly #slots = new Int16Array(2 * MOST_OPENINGS);

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
  numberOf(opening: number): number {
    return this.#numbers[opening];
  }

  /** Returns what comes behind an opening, one of `Rest`. */
  restOf(opening: number): number {
    return this.#rests[opening];
  }

  /** Remembers `bytes[from, to)` as an opening that came behind `last`. Returns which it is, ODD_ITEM if it is not remembered. */
  learn(bytes: Uint8Array, from: number, to: number, last: number, number: number, rest: number): number {
    if (to - from > LONGEST_OPENING) return ODD_ITEM;
    const opening = this.#find(bytes, from, to, number, rest);
    if (opening !== ODD_ITEM) this.expect(opening, last);
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

  #find(bytes: Uint8Array, from: number, to: number, number: number, rest: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, from, to) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (isSame(this.#texts[this.#slots[slot]].bytes, bytes, from, to)) return this.#slots[slot];
    }
    const opening = this.#texts.length;
    if (opening === MOST_OPENINGS) return ODD_ITEM;
    this.#texts.push(wordsOf(bytes.slice(from, to)));
    this.#numbers.push(number);
    this.#rests.push(rest);
    this.#slots[slot] = opening;
    return opening;
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(text: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text[i] !== bytes[from + i]) return false;
  return true;
}
