import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { AttributeKeys, AttributeSpelling } from '../../attribute-list.ts';
import { skipToPlace } from '../../scalar-place.ts';

const ATTRIBUTE_KEYS = new KeyTable({ key: 0, value: 1 });

/** `[{"key":"a","value":{"stringValue":"b"}}, …]`; an integer is written as a text by most. */
export const ATTRIBUTE_SPELLING: AttributeSpelling = {
  beforeText: ['string', 'int'].map((type) => byteWords(`,"value":{"${type}Value":"`)),
  beforeScalar: ['int', 'bool', 'double'].map((type) => byteWords(`,"value":{"${type}Value":`)),
  closing: byteWords('}}'),
  readRest,
};

/** The value may stand before the key that says what it is. */
function readRest(cursor: JsonCursor, keyBefore: number, isStart: boolean, { keys, take }: AttributeKeys): void {
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
