import type { ByteWords } from '../byte-pattern.ts';
import type { JsonCursor } from './json-cursor.ts';

/** How the item goes on behind its opening. */
export const Rest = { Text: 0, Integer: 1, Nothing: 2 } as const;

/** Behind the opening bracket, before the first item. */
export const LIST_START = 0;
/** The closing bracket. */
export const LIST_END = 1;
export const NO_OPENING = -1;

/** So many different ones are remembered, far more than the keys of most traces; those met later are read as they stand. */
const MOST_OPENINGS = 1024;
/** So many are tried behind each: more would cost more than reading what stands there. */
const TRIED = 4;

/**
 * Remembers how the items of many like lists begin, with the comma before them, and which came behind which:
 * `,{"key":"http.route","type":"string","value":"`. Most lists of a trace are then passed over in a few comparisons.
 */
export class ItemOpenings {
  readonly #openings: ByteWords[] = [byteWordsOf(new Uint8Array(0)), byteWordsOf(new Uint8Array([0x5d]))];
  /** The caller's number of each. */
  readonly #numbers: number[] = [-1, -1];
  readonly #rests: number[] = [Rest.Nothing, Rest.Nothing];
  /** For each opening, those that came behind it, the likeliest first; -1 where there are no more. */
  readonly #next = new Int16Array(MOST_OPENINGS * TRIED).fill(-1);
  /** Positions of `#openings` by a hash of their bytes; 0 is free. */
  readonly #slots = new Int16Array(2 * MOST_OPENINGS);

  /** Takes what is likely to come behind the opening `last`; returns which it was, else NO_OPENING, having stayed. */
  take(cursor: JsonCursor, last: number): number {
    const next = this.#next;
    const from = last * TRIED;
    for (let i = from; i < from + TRIED; i++) {
      const opening = next[i];
      if (opening < 0) return NO_OPENING;
      if (!cursor.take(this.#openings[opening])) continue;
      if (i > from) {
        next[i] = next[i - 1];
        next[i - 1] = opening;
      }
      return opening;
    }
    return NO_OPENING;
  }

  numberOf(opening: number): number {
    return this.#numbers[opening];
  }

  lengthOf(opening: number): number {
    return this.#openings[opening].bytes.length;
  }

  restOf(opening: number): number {
    return this.#rests[opening];
  }

  /** Remembers that `bytes[from, to)` came behind the opening `last`; returns which it is, LIST_START if there is no room for it. */
  learn(bytes: Uint8Array, from: number, to: number, last: number, number: number, rest: number): number {
    const opening = this.#find(bytes, from, to, number, rest);
    if (opening !== LIST_START) this.expect(opening, last);
    return opening;
  }

  /** Remembers that `opening` came behind `last`. */
  expect(opening: number, last: number): void {
    const next = this.#next;
    const at = last * TRIED;
    let i = at;
    while (i < at + TRIED - 1 && next[i] >= 0 && next[i] !== opening) i++;
    next[i] = opening;
  }

  #find(bytes: Uint8Array, from: number, to: number, number: number, rest: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, from, to) & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const opening = this.#slots[slot];
      if (isSame(this.#openings[opening].bytes, bytes, from, to)) return opening;
    }
    if (this.#openings.length === MOST_OPENINGS) return LIST_START;
    this.#slots[slot] = this.#openings.push(byteWordsOf(bytes.slice(from, to))) - 1;
    this.#numbers.push(number);
    this.#rests.push(rest);
    return this.#slots[slot];
  }
}
function byteWordsOf(bytes: Uint8Array): ByteWords {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { bytes, words: Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getInt32(4 * i, true)) };
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
