import { type ByteWords, byteWords } from '../lib/byte-pattern.ts';
import type { JsonCursor } from '../lib/json/json-cursor.ts';
import { KeyTable } from '../lib/json/key-table.ts';
import { ItemOpenings, LIST_END, LIST_START, ODD_ITEM } from './item-openings.ts';
import { skipToPlace } from './scalar-place.ts';

/**
 * Is told the number of an attribute's key and where its value stands, the cursor being behind the attribute; may move
 * the cursor.
 */
export type TakeAttribute = (key: number, place: number, cursor: JsonCursor) => void;

/** How a format writes `{"key":"a", …}`. */
export interface AttributeSpelling {
  /** What mostly stands between a key and a text, whose quote is its last byte. */
  readonly beforeText: readonly ByteWords[];
  /** What mostly stands between a key and a number or truth. */
  readonly beforeScalar: readonly ByteWords[];
  /** What mostly stands behind the value. */
  readonly closing: ByteWords;
  /** Skips what stands behind `"value":`; returns where the value begins, -1 if there is none. */
  readonly skipToValue: (cursor: JsonCursor) => number;
  /** Attributes may also be members of an object: `{"a":"b"}`, or the value as in a list. */
  readonly allowsObject: boolean;
}

/** Which attributes are looked for, and who is told of them. */
export interface AttributeKeys {
  readonly keys: KeyTable;
  readonly take: TakeAttribute;
}

const OPEN_OBJECT = 0x7b;
const MEMBER_KEYS = new KeyTable({ key: 0, value: 1 });
/** How nearly every writer begins an attribute. */
const KEY_FIRST = byteWords('{"key":"');

/** Reads lists of attributes and tells of those whose keys are in a table. Of most only the key is looked at. */
export class AttributeLists implements AttributeKeys {
  readonly keys: KeyTable;
  readonly take: TakeAttribute;
  readonly #spelling: AttributeSpelling;
  readonly #openings = new ItemOpenings();

  constructor(spelling: AttributeSpelling, keys: KeyTable, take: TakeAttribute) {
    this.#spelling = spelling;
    this.keys = keys;
    this.take = take;
  }

  /** Reads the list at the cursor, or an object where the format allows it; skips what is neither. Throws as the cursor does. */
  read(cursor: JsonCursor): void {
    if (this.#spelling.allowsObject && cursor.peek() === OPEN_OBJECT) this.#readObject(cursor);
    else if (cursor.enterArray()) this.#readList(cursor);
  }

  #readList(cursor: JsonCursor): void {
    let last: number = LIST_START;
    for (let isFirst = true; ; isFirst = false) {
      const from = cursor.position;
      const opening = this.#openings.take(cursor, last);
      if (opening === LIST_END) return;
      if (opening !== ODD_ITEM && this.#readBehind(cursor, opening)) {
        last = opening;
        continue;
      }
      cursor.position = from;
      if (!cursor.nextItem(isFirst)) {
        // White space before the bracket is not remembered.
        if (cursor.position === from + 1) this.#openings.expect(LIST_END, last);
        return;
      }
      last = this.#readItem(cursor, from, last);
    }
  }

  #readObject(cursor: JsonCursor): void {
    cursor.enterObject();
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      const key = cursor.keyIn(this.keys);
      const isObject = cursor.peek() === OPEN_OBJECT;
      tellAttribute(cursor, key, isObject ? this.#spelling.skipToValue(cursor) : skipToPlace(cursor), this);
    }
  }

  #readBehind(cursor: JsonCursor, opening: number): boolean {
    const at = cursor.position;
    const isText = this.#openings.opensText(opening);
    const { closing } = this.#spelling;
    if (!(isText ? cursor.takeRestOfString(closing) : cursor.takeScalar(closing))) return false;
    const key = this.#openings.keyOf(opening);
    tellAttribute(cursor, key, isText ? at - 1 : at, this);
    return true;
  }

  /** Reads an item as it stands; returns its opening, ODD_ITEM if that is not remembered. */
  #readItem(cursor: JsonCursor, from: number, last: number): number {
    if (!cursor.take(KEY_FIRST)) {
      if (cursor.enterObject()) this.#readRest(cursor, -1, true);
      return ODD_ITEM;
    }
    // Back to the quote.
    cursor.position--;
    cursor.readString();
    const key = cursor.keyIn(this.keys);
    const isPlain = !cursor.hasEscapes;
    const place = this.#readValue(cursor, key);
    if (place < 0) return ODD_ITEM;
    tellAttribute(cursor, key, place, this);
    if (!isPlain) return ODD_ITEM;
    const to = cursor.bytes[place] === 0x22 ? place + 1 : place;
    return this.#openings.learn(cursor.bytes, from, to, last, key);
  }

  /** Reads what is behind a key; returns where the value stands, -1 if it is not written as most are, and told already. */
  #readValue(cursor: JsonCursor, key: number): number {
    const from = cursor.position;
    const { beforeText, beforeScalar, closing } = this.#spelling;
    for (const text of beforeText) if (cursor.takeString(text, closing)) return from + text.bytes.length - 1;
    for (const scalar of beforeScalar) {
      if (cursor.take(scalar) && cursor.takeScalar(closing)) return from + scalar.bytes.length;
      cursor.position = from;
    }
    if (key < 0) cursor.skipRestOfObject();
    else this.#readRest(cursor, key, false);
    return -1;
  }

  /** Reads the rest of an attribute, behind its key, or behind its brace where `isStart`: the value may come before the key. */
  #readRest(cursor: JsonCursor, keyBefore: number, isStart: boolean): void {
    let key = keyBefore;
    let place = -1;
    for (let isFirst = isStart; cursor.nextMember(isFirst); isFirst = false) {
      const member = cursor.keyIn(MEMBER_KEYS);
      if (member === 0 && cursor.peek() === 0x22) {
        cursor.readString();
        key = cursor.keyIn(this.keys);
      } else if (member === 1) place = this.#spelling.skipToValue(cursor);
      else cursor.skipValue();
    }
    tellAttribute(cursor, key, place, this);
  }
}

/** Tells of an attribute that is looked for and has a value, and leaves the cursor where it is; -1 for neither. */
export function tellAttribute(cursor: JsonCursor, key: number, place: number, { take }: AttributeKeys): void {
  if (key < 0 || place < 0) return;
  const after = cursor.position;
  take(key, place, cursor);
  cursor.position = after;
}
