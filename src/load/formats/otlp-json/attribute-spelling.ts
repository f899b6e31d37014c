import { byteWords } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import type { AttributeSpelling } from '../../attribute-list.ts';
import { skipToPlace } from '../../scalar-place.ts';

/** `[{"key":"a","value":{"stringValue":"b"}}, …]`; an integer is written as a text by most. */
export const ATTRIBUTE_SPELLING: AttributeSpelling = {
  beforeText: ['string', 'int'].map((type) => byteWords(`,"value":{"${type}Value":"`)),
  beforeScalar: ['int', 'bool', 'double'].map((type) => byteWords(`,"value":{"${type}Value":`)),
  closing: byteWords('}}'),
  skipToValue: skipToScalar,
  // Not of the protocol, but written.
  allowsObject: true,
};

/** Skips an AnyValue; returns where the value in it stands, -1 if there is none. */
function skipToScalar(cursor: JsonCursor): number {
  let place = -1;
  if (!cursor.enterObject()) return place;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) place = skipToPlace(cursor);
  return place;
}
