import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { StringIndex } from '../../../trace/units.ts';
import type { DocumentReader } from '../../document-walker.ts';
import { FACT_TABLE } from '../../fact-reader.ts';
import { PROCESS_NUMBERS } from '../../process-place.ts';
import { type IdWords, readId } from '../../read-id.ts';
import { setFromIsoTime } from '../../read-time.ts';
import { readStringIndex, skipNonEmptyArray } from '../../read-values.ts';
import { isTelling, skipToPlace } from '../../scalar-place.ts';
import { readKind } from '../../span-enums.ts';
import { ConsoleReader, type ConsoleSpan, skipNoting } from './console-reader.ts';
import { goStatusOf } from './go-status.ts';

/** Returns a reader of the Go console exporter's output. */
export function createGoReader(builder: TraceBuilder): DocumentReader {
  return new ConsoleReader(builder, { keys: SPAN_KEYS, spanKeys: SPAN_PATTERNS, readField });
}

const Key = {
  Name: 0,
  Context: 1,
  Parent: 2,
  Kind: 3,
  Start: 4,
  End: 5,
  Attributes: 6,
  Events: 7,
  Links: 8,
  Status: 9,
  Dropped: 10,
  Resource: 11,
  Scope: 12,
} as const;

const SPAN_KEYS = new KeyTable({
  Name: Key.Name,
  SpanContext: Key.Context,
  Parent: Key.Parent,
  SpanKind: Key.Kind,
  StartTime: Key.Start,
  EndTime: Key.End,
  Attributes: Key.Attributes,
  Events: Key.Events,
  MessageEvents: Key.Events,
  Links: Key.Links,
  Status: Key.Status,
  DroppedAttributes: Key.Dropped,
  DroppedEvents: Key.Dropped,
  DroppedLinks: Key.Dropped,
  Resource: Key.Resource,
  InstrumentationScope: Key.Scope,
  // Older versions print it too, or instead; the scope is the same.
  InstrumentationLibrary: Key.Scope,
});
const SPAN_PATTERNS = ['"SpanContext"', '"StartTime"'].map(bytePattern);

const CONTEXT_KEYS = new KeyTable({ TraceID: 0, SpanID: 1 });
const STATUS_KEYS = new KeyTable({ Code: 0, Description: 1 });
const EVENT_KEYS = new KeyTable({ Name: 0, Time: 1, Attributes: 2 });
const EXCEPTION_KEYS = new KeyTable({ 'exception.message': 0, 'exception.type': 1 });
const ATTRIBUTE_KEYS = new KeyTable({ Key: 0, Value: 1 });
const VALUE_KEYS = new KeyTable({ Value: 0 });
const SERVICE_NAME = 0;
const RESOURCE_ATTRIBUTES = new KeyTable({ ...PROCESS_NUMBERS, 'service.name': SERVICE_NAME });

function readField(cursor: JsonCursor, key: number, span: ConsoleSpan, builder: TraceBuilder): void {
  const { draft } = span;
  switch (key) {
    case Key.Name:
      draft.name = readStringIndex(cursor, builder);
      break;
    case Key.Context:
      readContext(cursor, span.traceId, span.spanId);
      break;
    case Key.Parent:
      readContext(cursor, null, span.parentId);
      break;
    case Key.Kind:
      draft.kind = readKind(cursor);
      break;
    case Key.Start:
      setFromIsoTime(cursor.readScalarText(), span.start);
      break;
    case Key.End:
      setFromIsoTime(cursor.readScalarText(), span.end);
      break;
    case Key.Attributes:
      eachAttribute(cursor, FACT_TABLE, (fact, place) => span.facts.noteAttribute(fact, place, cursor));
      break;
    case Key.Events:
      if (readEvents(cursor, span)) draft.marks |= SpanMark.HasEvents;
      break;
    case Key.Links:
      if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.HasLinks;
      break;
    case Key.Status:
      readStatus(cursor, span);
      break;
    case Key.Dropped:
      if (cursor.readNumber() > 0) draft.marks |= SpanMark.Dropped;
      break;
    case Key.Resource:
      readResource(cursor, span, builder);
      break;
    case Key.Scope:
      skipNoting(cursor, span.scope);
      break;
    default:
      cursor.skipValue();
  }
}

function readContext(cursor: JsonCursor, traceId: IdWords | null, spanId: IdWords): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const key = cursor.keyIn(CONTEXT_KEYS);
    if (key === 0 && traceId !== null) readId(cursor, traceId, 32, false);
    else if (key === 1) readId(cursor, spanId, 16, false);
    else cursor.skipValue();
  }
}

function readStatus(cursor: JsonCursor, { draft, facts }: ConsoleSpan): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const key = cursor.keyIn(STATUS_KEYS);
    if (key === 0) draft.status = goStatusOf(cursor.peek() === 0x22, cursor.readScalarText());
    else if (key === 1) facts.noteStatusMessage(skipToPlace(cursor), cursor);
    else cursor.skipValue();
  }
}

/** Returns whether there are any. */
function readEvents(cursor: JsonCursor, span: ConsoleSpan): boolean {
  if (!cursor.enterArray()) return false;
  let isFirst = true;
  for (; cursor.nextItem(isFirst); isFirst = false) readEvent(cursor, span);
  return !isFirst;
}

function readEvent(cursor: JsonCursor, { facts }: ConsoleSpan): void {
  if (!cursor.enterObject()) return;
  const { event } = facts;
  facts.beginEvent();
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const key = cursor.keyIn(EVENT_KEYS);
    if (key === 0) event.name = skipToPlace(cursor);
    else if (key === 1) event.time = skipToPlace(cursor);
    else if (key === 2) {
      eachAttribute(cursor, EXCEPTION_KEYS, (part, place) => {
        if (part === 0) event.message = place;
        else event.type = place;
      });
    } else cursor.skipValue();
  }
  facts.endEvent(cursor);
}

function readResource(cursor: JsonCursor, span: ConsoleSpan, builder: TraceBuilder): void {
  cursor.peek();
  const from = cursor.position;
  skipNoting(cursor, span.resource);
  const after = cursor.position;
  cursor.position = from;
  span.process.begin(from);
  eachAttribute(cursor, RESOURCE_ATTRIBUTES, (key, place) => {
    if (key !== SERVICE_NAME) span.process.take(key, place, cursor);
    else span.service = isTelling(cursor.bytes, place) ? readServiceAt(place, cursor, builder) : 0;
  });
  cursor.position = after;
}

function readServiceAt(place: number, cursor: JsonCursor, builder: TraceBuilder): StringIndex {
  cursor.position = place;
  return readStringIndex(cursor, builder);
}

/**
 * Calls `note` with the number of each attribute's key that is in `keys` and where its value stands:
 * `[{"Key","Value":{"Type","Value"}}, …]`. `note` may move the cursor.
 */
function eachAttribute(cursor: JsonCursor, keys: KeyTable, note: (key: number, place: number) => void): void {
  if (!cursor.enterArray()) return;
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) readAttribute(cursor, keys, note);
}

function readAttribute(cursor: JsonCursor, keys: KeyTable, note: (key: number, place: number) => void): void {
  if (!cursor.enterObject()) return;
  let key = -1;
  let place = -1;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const member = cursor.keyIn(ATTRIBUTE_KEYS);
    if (member === 0 && cursor.peek() === 0x22) {
      cursor.readString();
      key = cursor.keyIn(keys);
    } else if (member === 1) place = skipToValue(cursor);
    else cursor.skipValue();
  }
  if (key < 0) return;
  const after = cursor.position;
  note(key, place);
  cursor.position = after;
}

/** Skips `{"Type","Value"}`; returns where the value in it stands, -1 if there is none. */
function skipToValue(cursor: JsonCursor): number {
  let place = -1;
  if (!cursor.enterObject()) return place;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    if (cursor.keyIn(VALUE_KEYS) === 0) place = skipToPlace(cursor);
    else cursor.skipValue();
  }
  return place;
}
