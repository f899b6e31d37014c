import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { skipToPlace } from '../../scalar-place.ts';

/** Is told the number of a tag's key and where its value stands, the cursor being behind the tag; may move the cursor. */
export type TakeTag = (tag: number, place: number, cursor: JsonCursor) => void;

const MEMBER_KEYS = new KeyTable({ key: 0, value: 1 });
/** How nearly every writer begins a tag. */
const KEY_FIRST = byteWords('{"key":"');
/** How nearly every tag goes on. */
const TEXT_VALUE = byteWords(',"type":"string","value":"');
const INTEGER_VALUE = byteWords(',"type":"int64","value":');
const CLOSE = byteWords('}');
/** From the beginning of what opens a text to its quote. */
const TO_TEXT = TEXT_VALUE.bytes.length - 1;
const TO_INTEGER = INTEGER_VALUE.bytes.length;

/** Reads `[{"key":"span.kind","type":"string","value":"server"}, …]` and tells `take` the tags whose keys are in `keys`. */
export function walkTags(cursor: JsonCursor, keys: KeyTable, take: TakeTag): void {
  if (!cursor.enterArray()) return;
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) walkTag(cursor, keys, take);
}

/** Reads `{"span@kind":"server", …}` and tells `take` the tags whose keys are in `keys`. */
export function walkTagObject(cursor: JsonCursor, keys: KeyTable, take: TakeTag): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const tag = cursor.keyIn(keys);
    tell(cursor, tag, skipToPlace(cursor), take);
  }
}

/** Returns a table of the same keys as storage writes them: `@` for `.` where tags are the keys of an object. */
export function storedKeys(keys: Readonly<Record<string, number>>): KeyTable {
  return new KeyTable(
    Object.fromEntries(Object.entries(keys).map(([key, number]) => [key.replaceAll('.', '@'), number])),
  );
}

function walkTag(cursor: JsonCursor, keys: KeyTable, take: TakeTag): void {
  if (!cursor.take(KEY_FIRST)) {
    if (cursor.enterObject()) walkMembers(cursor, keys, take, -1, true);
    return;
  }
  // Back to the quote.
  cursor.position--;
  cursor.readString();
  const tag = cursor.keyIn(keys);
  const after = cursor.position;
  if (cursor.takeString(TEXT_VALUE, CLOSE)) tell(cursor, tag, after + TO_TEXT, take);
  else if (takeInteger(cursor)) tell(cursor, tag, after + TO_INTEGER, take);
  else if (tag < 0) cursor.skipRestOfObject();
  else walkMembers(cursor, keys, take, tag, false);
}

/** Takes the rest of a tag if it is a number, written as most are; else stays in place and returns false. */
function takeInteger(cursor: JsonCursor): boolean {
  const from = cursor.position;
  if (!cursor.take(INTEGER_VALUE)) return false;
  cursor.skipValue();
  if (cursor.take(CLOSE)) return true;
  cursor.position = from;
  return false;
}

/** The value may stand before the key that says what it is. */
function walkMembers(cursor: JsonCursor, keys: KeyTable, take: TakeTag, tagBefore: number, isStart: boolean): void {
  let tag = tagBefore;
  let place = -1;
  for (let isFirst = isStart; cursor.nextMember(isFirst); isFirst = false) {
    const member = cursor.keyIn(MEMBER_KEYS);
    if (member === 0 && cursor.peek() === 0x22) {
      cursor.readString();
      tag = cursor.keyIn(keys);
    } else if (member === 1) place = skipToPlace(cursor);
    else cursor.skipValue();
  }
  tell(cursor, tag, place, take);
}

function tell(cursor: JsonCursor, tag: number, place: number, take: TakeTag): void {
  if (tag < 0 || place < 0) return;
  const after = cursor.position;
  take(tag, place, cursor);
  cursor.position = after;
}
