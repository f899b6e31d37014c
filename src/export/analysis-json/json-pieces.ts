/**
 * What JSON leaves as it is and a terminal or a reader of lines does not: control characters, separators of lines, and
 * what turns the direction of text.
 */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
/** Large enough that pieces are few, small enough that none is long. */
const ITEMS_A_PIECE = 1000;

/** Returns `value` as JSON on one line, all of it safe to be shown by a terminal. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(STEERING, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Yields `,"name":[…]` of `count` items in pieces: a text of all of them could be longer than a string may be. */
export function* jsonArray(name: string, count: number, itemAt: (index: number) => unknown): Generator<string> {
  yield `,${jsonText(name)}:[`;
  for (let from = 0; from < count; from += ITEMS_A_PIECE) {
    const length = Math.min(ITEMS_A_PIECE, count - from);
    const items = Array.from({ length }, (_, index) => itemAt(from + index));
    yield (from === 0 ? '' : ',') + jsonText(items).slice(1, -1);
  }
  yield ']';
}
