import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { type AttributeKeys, type AttributeSpelling, tellAttribute } from '../../attribute-list.ts';
import { skipToPlace } from '../../scalar-place.ts';

/** `[{"key":"span.kind","type":"string","value":"server"}, …]` */
export const TAG_SPELLING: AttributeSpelling = {
  beforeText: [byteWords(',"type":"string","value":"')],
  beforeScalar: ['int64', 'bool', 'float64'].map((type) => byteWords(`,"type":"${type}","value":`)),
  closing: byteWords('}'),
  skipToValue: skipToPlace,
  allowsObject: false,
};

/** Reads `{"span@kind":"server", …}` and tells of the tags looked for. */
export function readTagObject(cursor: JsonCursor, tags: AttributeKeys): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const tag = cursor.keyIn(tags.keys);
    tellAttribute(cursor, tag, skipToPlace(cursor), tags);
  }
}

/** Returns a table of the same keys as storage writes them: `@` for `.` where tags are the keys of an object. */
export function storedKeys(keys: Readonly<Record<string, number>>): KeyTable {
  return new KeyTable(
    Object.fromEntries(Object.entries(keys).map(([key, number]) => [key.replaceAll('.', '@'), number])),
  );
}
