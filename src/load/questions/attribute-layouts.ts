import { NO_VALUE } from '../../trace/attribute-column.ts';
import { StringTableBuilder } from '../../trace/string-table.ts';

/** Instead of a place: the value is none that stands in the list as a text of its own. */
export const SCATTERED = 0xfffe;
/** Instead of a place: there is no such attribute. */
export const NO_PLACE = 0xffff;
/** Keys and places are numbers of two bytes; of a row with more of either nothing is known. */
const MOST = SCATTERED;
/** Keys and layouts may take so much memory: a trace whose rows differ more gains nothing by them. */
const MOST_BYTES = 8 << 20;
const FIRST_SIZE = 64;

/**
 * Where in each row's list of texts the values of its attributes stand. Nearly all rows of a trace share a few layouts,
 * so that of an attribute's value only the layout's number need be kept for each.
 */
export class AttributeLayouts {
  readonly #keys = new StringTableBuilder();
  /** As bytes: pairs of a key's number and a place. */
  readonly #layouts = new StringTableBuilder();
  #pairs = new Uint16Array(FIRST_SIZE);
  #used = 0;
  #isTooMuch = false;

  /** Begins with a row. */
  begin(): void {
    this.#used = 0;
    this.#isTooMuch = false;
  }

  /** Notes that the value of the attribute whose key is `bytes[from, to)` stands at `place`, or SCATTERED. */
  note(bytes: Uint8Array, from: number, to: number, place: number): void {
    if (this.#keys.byteLength + this.#layouts.byteLength > MOST_BYTES) this.#isTooMuch = true;
    if (this.#isTooMuch) return;
    const key = this.#keys.internBytes(bytes, from, to);
    if (key >= MOST || place > SCATTERED) this.#isTooMuch = true;
    if (this.#used === this.#pairs.length) this.#grow();
    this.#pairs[this.#used++] = key;
    this.#pairs[this.#used++] = place;
  }

  /** Ends the row; returns the number of its layout, NO_VALUE if it is not remembered. */
  end(): number {
    if (this.#isTooMuch) return NO_VALUE;
    return this.#layouts.internBytes(new Uint8Array(this.#pairs.buffer), 0, 2 * this.#used);
  }

  /** Returns for each layout where the value of `key` stands: of several attributes of one key that of the last. */
  placesOf(key: string): Uint16Array {
    const wanted = this.#keys.intern(key);
    const { bytes, ends } = this.#layouts.held;
    const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / Uint16Array.BYTES_PER_ELEMENT);
    const places = new Uint16Array(ends.length).fill(NO_PLACE);
    for (let layout = 0, at = 0; layout < ends.length; layout++) {
      for (; 2 * at < ends[layout]; at += 2) if (pairs[at] === wanted) places[layout] = pairs[at + 1];
    }
    return places;
  }

  #grow(): void {
    const pairs = new Uint16Array(2 * this.#pairs.length);
    pairs.set(this.#pairs);
    this.#pairs = pairs;
  }
}
