import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { skipToPlace } from '../../scalar-place.ts';

/** Is told the number of an attribute's key and where its scalar stands, the cursor being behind it; may move the cursor. */
export type TakeAttribute = (key: number, place: number, cursor: JsonCursor) => void;

const ATTRIBUTE_KEYS = new KeyTable({ key: 0, value: 1 });
const KEY_FIRST = byteWords('{"key":"');
/** How most attributes go on. */
const TEXT_VALUE = byteWords(',"value":{"stringValue":"');
const INTEGER_VALUE = byteWords(',"value":{"intValue":"');
const CLOSE_BOTH = byteWords('}}');
/** From the beginning of what opens a text to its quote. */
const TO_TEXT = TEXT_VALUE.bytes.length - 1;
const TO_INTEGER = INTEGER_VALUE.bytes.length - 1;

/**
 * Reads `[{"key":"a","value":{"stringValue":"b"}}, …]` and tells `take` those attributes whose keys are in `keys` and
 * whose values are scalars. Of most only the key is looked at.
 */
export function walkAttributes(cursor: JsonCursor, keys: KeyTable, take: TakeAttribute): void {
  if (!cursor.enterArray()) return;
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) walkAttribute(cursor, keys, take);
}

/** Nearly every attribute begins with its key, without white space. */
function walkAttribute(cursor: JsonCursor, keys: KeyTable, take: TakeAttribute): void {
  if (!cursor.take(KEY_FIRST)) {
    walkOddAttribute(cursor, keys, take);
    return;
  }
  // Back to the quote.
  cursor.position--;
  cursor.readString();
  const key = cursor.keyIn(keys);
  const after = cursor.position;
  if (cursor.takeString(TEXT_VALUE, CLOSE_BOTH)) tell(cursor, key, after + TO_TEXT, take);
  else if (cursor.takeString(INTEGER_VALUE, CLOSE_BOTH)) tell(cursor, key, after + TO_INTEGER, take);
  else if (key < 0) cursor.skipRestOfObject();
  else walkRest(cursor, keys, take, key, false);
}

function walkOddAttribute(cursor: JsonCursor, keys: KeyTable, take: TakeAttribute): void {
  if (cursor.enterObject()) walkRest(cursor, keys, take, -1, true);
}

/** The value may stand before the key that says what it is. */
function walkRest(cursor: JsonCursor, keys: KeyTable, take: TakeAttribute, keyBefore: number, isStart: boolean): void {
  let key = keyBefore;
  let place = -1;
  for (let isFirst = isStart; cursor.nextMember(isFirst); isFirst = false) {
    const member = cursor.keyIn(ATTRIBUTE_KEYS);
    if (member === 0 && cursor.peek() === 0x22) {
      cursor.readString();
      key = cursor.keyIn(keys);
    } else if (member === 1) place = skipToScalar(cursor);
    else cursor.skipValue();
  }
  tell(cursor, key, place, take);
}

function tell(cursor: JsonCursor, key: number, place: number, take: TakeAttribute): void {
  if (key < 0) return;
  const after = cursor.position;
  take(key, place, cursor);
  cursor.position = after;
}

/** Skips an AnyValue; returns where the value in it stands, -1 if there is none. */
function skipToScalar(cursor: JsonCursor): number {
  let place = -1;
  if (!cursor.enterObject()) return place;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) place = skipToPlace(cursor);
  return place;
}
