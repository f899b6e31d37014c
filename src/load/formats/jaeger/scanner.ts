import { bytePattern, byteWords } from '../../../lib/byte-pattern.ts';
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
import { FIELD_TAGS, resourceOf } from './details.ts';
import { attributeOfTag } from './tag-values.ts';
import { isErrorText } from './tags.ts';

/** Returns what scans Jaeger spans. */
export function createJaegerScanner(): SpanScanner {
  return new JaegerScanner();
}

const Key = { Tags: 0, Logs: 1, Tag: 2 } as const;

const SPAN_KEYS = new KeyTable({
  tags: Key.Tags,
  logs: Key.Logs,
  tag: Key.Tag,
  // Passed over: known so that they are expected where they stood in the span before.
  traceID: 3,
  spanID: 4,
  operationName: 5,
  references: 6,
  startTime: 7,
  duration: 8,
  processID: 9,
  warnings: 10,
  flags: 11,
});
const LAST_READ: number = Key.Tag;

const LOG_KEYS = new KeyTable({ fields: 0 });
const TAG_KEYS = new KeyTable({ key: 0, type: 1, value: 2 });

const Type = { Text: 0, Boolean: 1, Integer: 2, Double: 3 } as const;
const TYPES = new KeyTable({ string: Type.Text, bool: Type.Boolean, int64: Type.Integer, float64: Type.Double });

/** What some tags are: no attribute, the error mark, which is one unless it says that there was an error, or the status message. */
const Special = { Field: 0, Error: 1, Message: 2 } as const;
const SPECIAL_TAGS = new KeyTable({
  ...Object.fromEntries(Array.from(FIELD_TAGS, (key) => [key, Special.Field])),
  error: Special.Error,
  'otel.status_description': Special.Message,
});
/** Fields of a log that may be the event's name. */
const NAME_FIELDS = new KeyTable({ event: 0, message: 0 });

/** How nearly every writer begins a tag, and goes on where it is a text. */
const KEY_FIRST = byteWords(ATTRIBUTE_BEGINS);
const TEXT_VALUE = byteWords(',"type":"string","value":"');
const INTEGER_VALUE = byteWords(',"type":"int64","value":');
const CLOSE = byteWords('}');

/** How deep tags stand: `span.tags[i]`, `span.logs[i].fields[j]`. */
const OWN_DEPTH = 2;
const FIELD_DEPTH = 4;

/** `error`, if each of its letters were escaped. */
const LONGEST_ERROR = 30;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;

class JaegerScanner implements SpanScanner {
  readonly #members = new MemberOrder(SPAN_KEYS);
  readonly #place = newAttributePlace();
  isPlainList = false;
  /** Bits of `Special` met in the present span: of several of one key the last counts, and that is not known in time. */
  #specials = 0;
  /** Whether the present tag's value is a text. */
  #isText = false;

  scan(cursor: JsonCursor, visitor: SpanVisitor, isWhole: boolean): boolean {
    if (!cursor.enterObject()) return false;
    this.#specials = 0;
    let met = 0;
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      if (key < 0 || key > LAST_READ || (key === Key.Logs && !isWhole)) {
        cursor.skipValue();
        continue;
      }
      if ((met & (1 << key)) !== 0) return false;
      met |= 1 << key;
      if (!this.#scanField(cursor, key, visitor)) return false;
    }
    return true;
  }

  scanList(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    this.#specials = 0;
    return this.#scanTags(cursor, visitor);
  }

  scanOne(cursor: JsonCursor, visitor: SpanVisitor): void {
    this.#place.depth = OWN_DEPTH;
    this.#scanKey(cursor);
    this.#scanValueOf(cursor);
    visitor.attribute(this.#place, cursor);
  }

  isPlainKey(key: string): boolean {
    const bytes = bytePattern(key);
    return SPECIAL_TAGS.find(bytes, 0, bytes.length) < 0;
  }

  readAttribute(bytes: Uint8Array, depth: number): Attribute {
    return attributeOfTag(parseExactJson(bytes, depth));
  }

  readResource(bytes: Uint8Array): Resource {
    return resourceOf(bytes);
  }

  #scanField(cursor: JsonCursor, key: number, visitor: SpanVisitor): boolean {
    if (key === Key.Tags) return this.#scanTags(cursor, visitor);
    if (key === Key.Tag) return isEmptyObject(cursor);
    if (!cursor.enterArray()) return true;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
      if (!this.#scanLog(cursor, visitor)) return false;
    }
    return true;
  }

  #scanTags(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    const place = this.#place;
    place.depth = OWN_DEPTH;
    this.isPlainList = false;
    if (!cursor.enterArray()) return true;
    this.isPlainList = true;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
      if (!this.#scanKey(cursor)) return false;
      const special = SPECIAL_TAGS.find(cursor.bytes, place.keyFrom, place.keyTo);
      const isTold = special < 0 && visitor.wants(place, cursor);
      if (special < 0 && !isTold && skipUsual(cursor)) continue;
      if (!this.#scanValueOf(cursor)) return false;
      if (place.textFrom < 0) this.isPlainList = false;
      if (isTold) visitor.attribute(place, cursor);
      else if (special > Special.Field && !this.#tellSpecial(special, cursor, visitor)) return false;
    }
    return true;
  }

  #tellSpecial(special: number, cursor: JsonCursor, visitor: SpanVisitor): boolean {
    const place = this.#place;
    const isRepeated = (this.#specials & (1 << special)) !== 0;
    if (isRepeated || place.textFrom < 0 || place.isEscaped) return false;
    this.#specials |= 1 << special;
    if (special === Special.Message) visitor.text(place, cursor);
    else if (!isErrorText(textOf(cursor.bytes, place.textFrom, place.textTo)) && visitor.wants(place, cursor)) {
      visitor.attribute(place, cursor);
    }
    return true;
  }

  #scanLog(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    if (!cursor.enterObject()) return true;
    let isMet = false;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      if (cursor.keyIn(LOG_KEYS) < 0) {
        cursor.skipValue();
        continue;
      }
      if (isMet || !this.#scanFields(cursor, visitor)) return false;
      isMet = true;
    }
    return true;
  }

  #scanFields(cursor: JsonCursor, visitor: SpanVisitor): boolean {
    const place = this.#place;
    place.depth = FIELD_DEPTH;
    if (!cursor.enterArray()) return true;
    for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) {
      if (!this.#scanKey(cursor) || !this.#scanValueOf(cursor)) return false;
      const isName = NAME_FIELDS.find(cursor.bytes, place.keyFrom, place.keyTo) === 0;
      if (isName && !this.#isPlainName(cursor)) return false;
      visitor.eventAttribute(place, cursor);
    }
    return true;
  }

  /** A name that is no text is not shown, and `error` is shown by OpenTelemetry's word. */
  #isPlainName({ bytes }: JsonCursor): boolean {
    const { textFrom, textTo, isEscaped } = this.#place;
    if (textFrom < 0 || !this.#isText) return false;
    return textTo - textFrom > LONGEST_ERROR || (!isEscaped && textOf(bytes, textFrom, textTo) !== 'error');
  }

  /** Reads the key of a tag that begins with it; else returns false. */
  #scanKey(cursor: JsonCursor): boolean {
    this.#place.from = cursor.position;
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

  /** Reads the tag behind its key; returns false if it has a second one. */
  #scanValueOf(cursor: JsonCursor): boolean {
    const place = this.#place;
    const afterKey = cursor.position;
    place.textFrom = -1;
    this.#isText = false;
    let isUsual = false;
    if (cursor.take(TEXT_VALUE)) {
      cursor.position--;
      this.#scanText(cursor);
      isUsual = cursor.take(CLOSE);
    } else if (cursor.take(INTEGER_VALUE)) {
      placeIntegerText(cursor, place);
      isUsual = cursor.take(CLOSE);
    }
    if (!isUsual) {
      place.textFrom = -1;
      cursor.position = afterKey;
      if (!this.#scanRest(cursor)) return false;
    }
    place.to = cursor.position;
    return true;
  }

  /** Goes to the end of a tag behind its key; returns false if it has a second one. */
  #scanRest(cursor: JsonCursor): boolean {
    const place = this.#place;
    let type = -1;
    let members = 0;
    while (cursor.nextMember(false)) {
      const member = cursor.keyIn(TAG_KEYS);
      if (member === 0) return false;
      if (member > 0) members++;
      if (member === 1 && members === 1 && cursor.peek() === QUOTE) {
        cursor.readString();
        type = cursor.keyIn(TYPES);
      } else if (member === 2 && members === 2) this.#scanScalar(cursor, type);
      else {
        this.isPlainList = false;
        cursor.skipValue();
      }
    }
    if (members !== 2) place.textFrom = -1;
    return true;
  }

  #scanScalar(cursor: JsonCursor, type: number): void {
    const isText = cursor.peek() === QUOTE;
    if (type === Type.Text && isText) this.#scanText(cursor);
    else if (type === Type.Boolean) placeBoolean(cursor, this.#place);
    else if (type === Type.Integer) placeIntegerText(cursor, this.#place);
    else if (type === Type.Double && !isText) placeNumber(cursor, this.#place, false);
    else cursor.skipValue();
  }

  /** Takes a text, unless it may be JSON that stands for an array or a map. */
  #scanText(cursor: JsonCursor): void {
    const place = this.#place;
    placeString(cursor, place);
    this.#isText = true;
    const first = cursor.bytes[place.textFrom];
    if (first === OPEN_ARRAY || first === OPEN_OBJECT || first === BACKSLASH) place.textFrom = -1;
  }
}

/** Goes to the string that is the first member of the tag at the cursor, its key; else returns false. */
function beginsWithKey(cursor: JsonCursor): boolean {
  if (cursor.peek() !== OPEN_OBJECT || !cursor.enterObject() || !cursor.nextMember(true)) return false;
  return cursor.keyIn(TAG_KEYS) === 0 && cursor.peek() === QUOTE;
}

/** Skips what is behind the key of a tag if it is written as most are; else returns false. */
function skipUsual(cursor: JsonCursor): boolean {
  if (cursor.takeString(TEXT_VALUE, CLOSE)) return true;
  const from = cursor.position;
  if (!cursor.take(INTEGER_VALUE)) return false;
  const first = cursor.peek();
  cursor.skipValue();
  if (first !== OPEN_ARRAY && first !== OPEN_OBJECT && cursor.take(CLOSE)) return true;
  cursor.position = from;
  return false;
}

/** Skips the value at the cursor; returns whether it has no member. */
function isEmptyObject(cursor: JsonCursor): boolean {
  if (!cursor.enterObject()) return true;
  return !cursor.nextMember(true);
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}
