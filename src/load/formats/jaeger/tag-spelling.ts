import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import type { AttributeKeys, AttributeSpelling } from '../../attribute-list.ts';
import { skipToPlace } from '../../scalar-place.ts';

const MEMBER_KEYS = new KeyTable({ key: 0, value: 1 });

/** `[{"key":"span.kind","type":"string","value":"server"}, …]` */
export const TAG_SPELLING: AttributeSpelling = {
  beforeText: [byteWords(',"type":"string","value":"')],
  beforeScalar: ['int64', 'bool', 'float64'].map((type) => byteWords(`,"type":"${type}","value":`)),
  closing: byteWords('}'),
  readRest,
};

/** Reads `{"span@kind":"server", …}` and tells of the tags looked for. */
export function readTagObject(cursor: JsonCursor, tags: AttributeKeys): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const tag = cursor.keyIn(tags.keys);
    tell(cursor, tag, skipToPlace(cursor), tags);
  }
}

/** Returns a table of the same keys as storage writes them: `@` for `.` where tags are the keys of an object. */
export function storedKeys(keys: Readonly<Record<string, number>>): KeyTable {
  return new KeyTable(
    Object.fromEntries(Object.entries(keys).map(([key, number]) => [key.replaceAll('.', '@'), number])),
  );
}

/** The value may stand before the key that says what it is. */
function readRest(cursor: JsonCursor, tagBefore: number, isStart: boolean, tags: AttributeKeys): void {
  let tag = tagBefore;
  let place = -1;
  for (let isFirst = isStart; cursor.nextMember(isFirst); isFirst = false) {
    const member = cursor.keyIn(MEMBER_KEYS);
    if (member === 0 && cursor.peek() === 0x22) {
      cursor.readString();
      tag = cursor.keyIn(tags.keys);
    } else if (member === 1) place = skipToPlace(cursor);
    else cursor.skipValue();
  }
  tell(cursor, tag, place, tags);
}

function tell(cursor: JsonCursor, tag: number, place: number, { take }: AttributeKeys): void {
  if (tag < 0 || place < 0) return;
  const after = cursor.position;
  take(tag, place, cursor);
  cursor.position = after;
}
