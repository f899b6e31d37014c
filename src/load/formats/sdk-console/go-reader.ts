import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { DocumentReader } from '../../document-walker.ts';
import { EVIDENCE_KEYS, noteEvidence } from '../../evidence-keys.ts';
import { type IdWords, readId } from '../../read-id.ts';
import { setFromIsoTime } from '../../read-time.ts';
import { readStringIndex, skipNonEmptyArray } from '../../read-values.ts';
import { readKind } from '../../span-enums.ts';
import { ConsoleReader, type ConsoleSpan, skipToPlace } from './console-reader.ts';
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
const STATUS_KEYS = new KeyTable({ Code: 0 });
const ATTRIBUTE_KEYS = new KeyTable({ Key: 0, Value: 1 });
const VALUE_KEYS = new KeyTable({ Value: 0 });
const SERVICE_NAME = new KeyTable({ 'service.name': 0 });

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
      eachAttribute(cursor, EVIDENCE_KEYS, (evidence, text) => noteEvidence(span.evidence, evidence, text));
      break;
    case Key.Events:
      if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.HasEvents;
      break;
    case Key.Links:
      if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.HasLinks;
      break;
    case Key.Status:
      draft.status = readStatus(cursor);
      break;
    case Key.Dropped:
      if (cursor.readNumber() > 0) draft.marks |= SpanMark.Dropped;
      break;
    case Key.Resource:
      readResource(cursor, span, builder);
      break;
    case Key.Scope:
      skipToPlace(cursor, span.scope);
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

function readStatus(cursor: JsonCursor): number {
  let status = 0;
  if (!cursor.enterObject()) return status;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    if (cursor.keyIn(STATUS_KEYS) !== 0) cursor.skipValue();
    else status = goStatusOf(cursor.peek() === 0x22, cursor.readScalarText());
  }
  return status;
}

function readResource(cursor: JsonCursor, span: ConsoleSpan, builder: TraceBuilder): void {
  cursor.peek();
  const from = cursor.position;
  skipToPlace(cursor, span.resource);
  const after = cursor.position;
  cursor.position = from;
  eachAttribute(cursor, SERVICE_NAME, (_key, text) => {
    span.service = builder.strings.intern(text);
  });
  cursor.position = after;
}

/** Calls `note` with each attribute of `[{"Key","Value":{"Type","Value"}}, …]` whose key is in `keys`. */
function eachAttribute(cursor: JsonCursor, keys: KeyTable, note: (key: number, text: string) => void): void {
  if (!cursor.enterArray()) return;
  for (let isFirst = true; cursor.nextItem(isFirst); isFirst = false) readAttribute(cursor, keys, note);
}

function readAttribute(cursor: JsonCursor, keys: KeyTable, note: (key: number, text: string) => void): void {
  if (!cursor.enterObject()) return;
  let key = -1;
  let text = '';
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const member = cursor.keyIn(ATTRIBUTE_KEYS);
    if (member === 0 && cursor.peek() === 0x22) {
      cursor.readString();
      key = cursor.keyIn(keys);
    } else if (member === 1) text = readValueText(cursor);
    else cursor.skipValue();
  }
  if (key >= 0) note(key, text);
}

function readValueText(cursor: JsonCursor): string {
  let text = '';
  if (!cursor.enterObject()) return text;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    if (cursor.keyIn(VALUE_KEYS) === 0) text = cursor.readScalarText();
    else cursor.skipValue();
  }
  return text;
}
