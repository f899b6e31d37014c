import { byteWords } from '../../../lib/byte-pattern.ts';
import { parseExactJson } from '../../../lib/json/exact-json.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { MemberOrder, NO_MEMBER } from '../../../lib/json/member-order.ts';
import type { Attribute, Resource } from '../../../trace/span-details.ts';
import {
  ATTRIBUTE_BEGINS,
  newAttributePlace,
  placeBoolean,
  placeIntegerText,
  placeNumber,
  placeString,
  type SpanScanner,
  type SpanVisitor,
} from '../../span-scanner.ts';
import { attributeOf, resourceOf, WARNINGS } from './details.ts';

/** Returns what scans OTLP spans. */
export function createOtlpScanner(): SpanScanner {
  return new OtlpScanner();
}

const Key = { Attributes: 0, Events: 1, Status: 2 } as const;

const SPAN_KEYS = new KeyTable({
  attributes: Key.Attributes,
  events: Key.Events,
  status: Key.Status,
  // Passed over: known so that they are expected where they stood in the span before.
  traceId: 3,
  spanId: 4,
  parentSpanId: 5,
  name: 6,
  kind: 7,
  startTimeUnixNano: 8,
  endTimeUnixNano: 9,
  flags: 10,
  links: 11,
  traceState: 12,
});
const LAST_READ: number = Key.Status;

const EVENT_KEYS = new KeyTable({ name: 0, attributes: 1 });
const STATUS_KEYS = new KeyTable({ message: 0 });
const ATTRIBUTE_KEYS = new KeyTable({ key: 0, value: 1 });
const WARNING_KEYS = new KeyTable({ [WARNINGS]: 0 });

const Type = { Text: 0, Integer: 1, Boolean: 2, Double: 3 } as const;

const VALUE_KEYS = new KeyTable({
  stringValue: Type.Text,
  string_value: Type.Text,
  intValue: Type.Integer,
  int_value: Type.Integer,
  boolValue: Type.Boolean,
  bool_value: Type.Boolean,
  doubleValue: Type.Double,
  double_value: Type.Double,
});

/** How nearly every writer begins an attribute, goes on where it is a text, and closes it. */
const KEY_FIRST = byteWords(ATTRIBUTE_BEGINS);
const TEXT_VALUE = byteWords(',"value":{"stringValue":"');
const INTEGER_VALUE = byteWords(',"value":{"intValue":"');
const CLOSE_BOTH = byteWords('}}');

/** How deep attributes stand: `span.attributes[i]`, `span.events[i].attributes[j]`. */
const OWN_DEPTH = 2;
const EVENT_DEPTH = 4;

const QUOTE = 0x22;
const AT = 0x40;
const OPEN_OBJECT = 0x7b;

class OtlpScanner implements SpanScanner {
  readonly #members = new MemberOrder(SPAN_KEYS);
  readonly #place = newAttributePlace();
  isPlainList = false;

  scan(cursor: JsonCursor, visitor: SpanVisitor, isWhole: boolean): boolean {
    if (!cursor.enterObject()) return false;
    let met = 0;
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      if (key < 0 || key > LAST_READ || (key !== Key.Attributes && !isWhole)) {
        cursor.skipValue();
        continue;
      }
      // Of equal keys the last counts, and by then the first has been told.
      if ((met & (1 << key)) !== 0) return false;
      met |= 1 << key;
      if (!this.#scanField(cursor, key, visitor)) return false;
    }
    return true;
  }

  scanList(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    return this.#scanAttributes(cursor, visitor, true);
  }

  scanOne(cursor: JsonCursor, visitor: SpanVisitor): void {
    const place = this.#place;
    place.depth = OWN_DEPTH;
    place.from = cursor.position;
    place.textFrom = -1;
    this.#scanKey(cursor);
    this.#scanValueOf(cursor);
    place.to = cursor.position;
    visitor.attribute(place, cursor);
  }

  isPlainKey(key: string): boolean {
    return key !== WARNINGS;
  }

  readAttribute(bytes: Uint8Array, depth: number): Attribute {
    return attributeOf(parseExactJson(bytes, depth));
  }

  readResource(bytes: Uint8Array): Resource {
    return resourceOf(bytes);
  }

  #scanField(cursor: JsonCursor, key: number, visitor: SpanVisitor): boolean {
    if (key === Key.Attributes) return this.#scanAttributes(cursor, visitor, true);
    if (key === Key.Status) return this.#scanStatus(cursor, visitor);
    if (!cursor.enterArray()) return true;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
      if (!this.#scanEvent(cursor, visitor)) return false;
    }
    return true;
  }

  #scanStatus(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    if (!cursor.enterObject()) return true;
    let isMet = false;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      if (cursor.keyIn(STATUS_KEYS) < 0) cursor.skipValue();
      else if (isMet || !this.#scanText(cursor, visitor)) return false;
      else isMet = true;
    }
    return true;
  }

  #scanEvent(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    if (!cursor.enterObject()) return true;
    let met = 0;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      const key = cursor.keyIn(EVENT_KEYS);
      if (key < 0) {
        cursor.skipValue();
        continue;
      }
      if ((met & (1 << key)) !== 0) return false;
      met |= 1 << key;
      const isSure = key === 1 ? this.#scanAttributes(cursor, visitor, false) : this.#scanText(cursor, visitor);
      if (!isSure) return false;
    }
    return true;
  }

  #scanText(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    if (cursor.peek() !== QUOTE) return false;
    placeString(cursor, this.#place);
    visitor.text(this.#place, cursor);
    return true;
  }

  #scanAttributes(cursor: JsonCursor, visitor: SpanVisitor, isOwn: boolean): boolean {
    const place = this.#place;
    place.depth = isOwn ? OWN_DEPTH : EVENT_DEPTH;
    this.isPlainList = false;
    if (cursor.peek() === OPEN_OBJECT) return false;
    if (!cursor.enterArray()) return true;
    this.isPlainList = true;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
      place.from = cursor.position;
      place.textFrom = -1;
      if (!this.#scanKey(cursor)) return false;
      const isTold = !isOwn || (!this.#isWarning(cursor) && visitor.wants(place, cursor));
      if (!isTold && (cursor.takeString(TEXT_VALUE, CLOSE_BOTH) || cursor.takeString(INTEGER_VALUE, CLOSE_BOTH)))
        continue;
      if (!this.#scanValueOf(cursor)) return false;
      if (place.textFrom < 0) this.isPlainList = false;
      place.to = cursor.position;
      if (!isOwn) visitor.eventAttribute(place, cursor);
      else if (isTold) visitor.attribute(place, cursor);
    }
    return true;
  }

  /** A sentence of the source about the span is not shown as an attribute. */
  #isWarning({ bytes }: JsonCursor): boolean {
    const { keyFrom, keyTo } = this.#place;
    return bytes[keyFrom] === AT && WARNING_KEYS.find(bytes, keyFrom, keyTo) === 0;
  }

  /** Reads the key of an attribute that begins with it; else returns false. */
  #scanKey(cursor: JsonCursor): boolean {
    if (cursor.take(KEY_FIRST)) cursor.position--;
    else {
      this.isPlainList = false;
      if (!beginsWithKey(cursor)) return false;
    }
    cursor.readString();
    this.#place.keyFrom = cursor.stringFrom;
    this.#place.keyTo = cursor.stringTo;
    return !cursor.hasEscapes;
  }

  /** Reads the attribute behind its key; returns false if it has a second one. */
  #scanValueOf(cursor: JsonCursor): boolean {
    const place = this.#place;
    const afterKey = cursor.position;
    if (cursor.take(TEXT_VALUE)) {
      cursor.position--;
      placeString(cursor, place);
      if (cursor.take(CLOSE_BOTH)) return true;
    } else if (cursor.take(INTEGER_VALUE)) {
      cursor.position--;
      placeIntegerText(cursor, place);
      if (cursor.take(CLOSE_BOTH)) return true;
    }
    place.textFrom = -1;
    cursor.position = afterKey;
    return this.#scanRest(cursor);
  }

  /** Goes to the end of an attribute behind its key; returns false if it has a second one. */
  #scanRest(cursor: JsonCursor): boolean {
    let values = 0;
    while (cursor.nextMember(false)) {
      const member = cursor.keyIn(ATTRIBUTE_KEYS);
      if (member === 0) return false;
      if (member === 1 && values++ === 0) this.#scanValue(cursor);
      else {
        this.isPlainList = false;
        cursor.skipValue();
      }
    }
    if (values !== 1) this.#place.textFrom = -1;
    return true;
  }

  #scanValue(cursor: JsonCursor): void {
    const place = this.#place;
    if (!cursor.enterObject()) return;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      if (isFirst) this.#scanScalar(cursor, cursor.keyIn(VALUE_KEYS));
      else {
        place.textFrom = -1;
        cursor.skipValue();
      }
    }
  }

  #scanScalar(cursor: JsonCursor, type: number): void {
    const place = this.#place;
    if (type === Type.Integer) placeIntegerText(cursor, place);
    else if (type === Type.Boolean) placeBoolean(cursor, place);
    else if (type === Type.Double && cursor.peek() !== QUOTE) placeNumber(cursor, place, false);
    else if (type === Type.Text && cursor.peek() === QUOTE) placeString(cursor, place);
    else cursor.skipValue();
  }
}

/** Goes to the string that is the first member of the attribute at the cursor, its key; else returns false. */
function beginsWithKey(cursor: JsonCursor): boolean {
  if (cursor.peek() !== OPEN_OBJECT || !cursor.enterObject() || !cursor.nextMember(true)) return false;
  return cursor.keyIn(ATTRIBUTE_KEYS) === 0 && cursor.peek() === QUOTE;
}
