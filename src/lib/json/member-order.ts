import { type ByteWords, byteWords } from '../byte-pattern.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { KeyTable } from './key-table.ts';

/** What `next` returns behind the last member. */
export const NO_MEMBER = -2;
/** Objects with more members than this are rare, and the rest of theirs is read without expectations. */
const MOST = 32;

/**
 * Reads the members of many objects of which nearly all have the same keys in the same order: each key is first held
 * against the one that stood there in the object before, in one comparison. Any other is read as it stands.
 */
export class MemberOrder {
  readonly #table: KeyTable;
  /** `,"key":` of each of the table's numbers. */
  readonly #literals: readonly (ByteWords | undefined)[];
  /** The number of the key at each place, -1 for one that is not in the table. */
  readonly #expected = new Int32Array(MOST).fill(-1);
  #place = 0;

  constructor(table: KeyTable) {
    this.#table = table;
    this.#literals = table.spellings().map((key) => (key === undefined ? undefined : byteWords(`,"${key}":`)));
  }

  /** Begins with an object that was just entered. */
  begin(): void {
    this.#place = 0;
  }

  /**
   * Goes to the value of the next member. Returns its key's number in the table, -1 for a key that is not there, or
   * NO_MEMBER after taking the closing brace. Throws as the cursor does.
   */
  next(cursor: JsonCursor): number {
    const place = this.#place++;
    const expected = place > 0 && place < MOST ? this.#expected[place] : -1;
    const literal = expected < 0 ? undefined : this.#literals[expected];
    if (literal !== undefined && cursor.take(literal)) return expected;
    if (!cursor.nextMember(place === 0)) return NO_MEMBER;
    const key = cursor.keyIn(this.#table);
    if (place < MOST) this.#expected[place] = key;
    return key;
  }
}
