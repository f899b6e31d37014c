import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { DocumentReader } from '../../document-walker.ts';
import { FACT_TABLE } from '../../fact-reader.ts';
import { PROCESS_NUMBERS } from '../../process-place.ts';
import { readId } from '../../read-id.ts';
import { setFromIsoTime } from '../../read-time.ts';
import { readStringIndex, skipNonEmptyArray } from '../../read-values.ts';
import { skipToPlace } from '../../scalar-place.ts';
import { readKind, readStatusCode } from '../../span-enums.ts';
import { ConsoleReader, type ConsoleSpan, skipNoting } from './console-reader.ts';

/** Returns a reader of the Python console exporter's output. */
export function createPythonReader(builder: TraceBuilder): DocumentReader {
  return new ConsoleReader(builder, { keys: SPAN_KEYS, spanKeys: SPAN_PATTERNS, readField });
}

const Key = {
  Name: 0,
  Context: 1,
  Kind: 2,
  ParentId: 3,
  Start: 4,
  End: 5,
  Status: 6,
  Attributes: 7,
  Events: 8,
  Links: 9,
  Resource: 10,
} as const;

const SPAN_KEYS = new KeyTable({
  name: Key.Name,
  context: Key.Context,
  kind: Key.Kind,
  parent_id: Key.ParentId,
  start_time: Key.Start,
  end_time: Key.End,
  status: Key.Status,
  attributes: Key.Attributes,
  events: Key.Events,
  links: Key.Links,
  resource: Key.Resource,
});
const SPAN_PATTERNS = ['"start_time"', '"parent_id"'].map(bytePattern);

const CONTEXT_KEYS = new KeyTable({ trace_id: 0, span_id: 1 });
const STATUS_KEYS = new KeyTable({ status_code: 0, description: 1 });
const EVENT_KEYS = new KeyTable({ name: 0, timestamp: 1, attributes: 2 });
const EXCEPTION_KEYS = new KeyTable({ 'exception.message': 0, 'exception.type': 1 });
const RESOURCE_KEYS = new KeyTable({ attributes: 0 });
const SERVICE_NAME = 0;
const RESOURCE_ATTRIBUTES = new KeyTable({ ...PROCESS_NUMBERS, 'service.name': SERVICE_NAME });

function readField(cursor: JsonCursor, key: number, span: ConsoleSpan, builder: TraceBuilder): void {
  const { draft } = span;
  switch (key) {
    case Key.Name:
      draft.name = readStringIndex(cursor, builder);
      break;
    case Key.Context:
      readContext(cursor, span);
      break;
    case Key.Kind:
      draft.kind = readKind(cursor);
      break;
    case Key.ParentId:
      readId(cursor, span.parentId, 16, false);
      break;
    case Key.Start:
      setFromIsoTime(cursor.readScalarText(), span.start);
      break;
    case Key.End:
      setFromIsoTime(cursor.readScalarText(), span.end);
      break;
    case Key.Status:
      eachMember(cursor, STATUS_KEYS, (key) => {
        if (key === 0) draft.status = readStatusCode(cursor);
        else span.facts.noteStatusMessage(skipToPlace(cursor), cursor);
      });
      break;
    case Key.Attributes:
      eachMember(cursor, FACT_TABLE, (fact) => {
        const place = skipToPlace(cursor);
        const after = cursor.position;
        span.facts.noteAttribute(fact, place, cursor);
        cursor.position = after;
      });
      break;
    case Key.Events:
      if (readEvents(cursor, span)) draft.marks |= SpanMark.HasEvents;
      break;
    case Key.Links:
      if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.HasLinks;
      break;
    case Key.Resource:
      readResource(cursor, span, builder);
      break;
    default:
      cursor.skipValue();
  }
}

function readContext(cursor: JsonCursor, span: ConsoleSpan): void {
  eachMember(cursor, CONTEXT_KEYS, (key) => {
    if (key === 0) readId(cursor, span.traceId, 32, false);
    else readId(cursor, span.spanId, 16, false);
  });
}

/** Returns whether there are any. */
function readEvents(cursor: JsonCursor, { facts }: ConsoleSpan): boolean {
  if (!cursor.enterArray()) return false;
  const { event } = facts;
  let isFirst = true;
  for (; cursor.nextItem(isFirst); isFirst = false) {
    facts.beginEvent();
    eachMember(cursor, EVENT_KEYS, (key) => {
      if (key === 0) event.name = skipToPlace(cursor);
      else if (key === 1) event.time = skipToPlace(cursor);
      else
        eachMember(cursor, EXCEPTION_KEYS, (part) => {
          if (part === 0) event.message = skipToPlace(cursor);
          else event.type = skipToPlace(cursor);
        });
    });
    facts.endEvent(cursor);
  }
  return !isFirst;
}

function readResource(cursor: JsonCursor, span: ConsoleSpan, builder: TraceBuilder): void {
  cursor.peek();
  const from = cursor.position;
  skipNoting(cursor, span.resource);
  const after = cursor.position;
  cursor.position = from;
  span.process.begin(from);
  eachMember(cursor, RESOURCE_KEYS, () => {
    eachMember(cursor, RESOURCE_ATTRIBUTES, (key) => {
      if (key === SERVICE_NAME) span.service = readStringIndex(cursor, builder);
      else span.process.take(key, skipToPlace(cursor), cursor);
    });
  });
  cursor.position = after;
}

/** Calls `read` at the value of each member whose key is in `keys`; skips the others, and what is no object. */
function eachMember(cursor: JsonCursor, keys: KeyTable, read: (key: number) => void): void {
  if (!cursor.enterObject()) return;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const key = cursor.keyIn(keys);
    if (key >= 0) read(key);
    else cursor.skipValue();
  }
}
