import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { MemberOrder, NO_MEMBER } from '../../../lib/json/member-order.ts';
import { FACT_NUMBER_OF_KEY } from '../../../trace/fact-numbers.ts';
import { NONE, newSpanDraft, resetSpanDraft } from '../../../trace/span-columns.ts';
import { StatusCode } from '../../../trace/span-kind.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import { AttributeLists } from '../../attribute-list.ts';
import type { DocumentReader, ObjectRule, ValueRule } from '../../document-walker.ts';
import { FactReader, FIRST_OWN_NUMBER } from '../../fact-reader.ts';
import { PROCESS_NUMBERS, ProcessPlace } from '../../process-place.ts';
import { newIdWords, readId, TraceIdReader } from '../../read-id.ts';
import { nanosecondsBetween, newSplitTime, readUnixNano } from '../../read-time.ts';
import { readStringIndex, skipNonEmptyArray } from '../../read-values.ts';
import { isTelling, skipToPlace } from '../../scalar-place.ts';
import { isDeprecatedError, readKind, readStatusCode } from '../../span-enums.ts';
import { setParentId, setSpanId, traceNumberOf } from '../../span-ids.ts';
import { ATTRIBUTE_SPELLING } from './attribute-spelling.ts';
import { EventReader } from './event-reader.ts';

/** Returns a reader of OTLP JSON. */
export function createOtlpReader(builder: TraceBuilder): DocumentReader {
  return new OtlpReader(builder);
}

const DOCUMENT_KEYS = new KeyTable({
  resourceSpans: 0,
  resource_spans: 0,
  batches: 0,
  status: 1,
  message: 2,
  resourceMetrics: 3,
  resource_metrics: 3,
  resourceLogs: 3,
  resource_logs: 3,
  // Of what stands by itself that belongs into a list of the above.
  resource: 4,
  scopeSpans: 5,
  scope_spans: 5,
  instrumentationLibrarySpans: 5,
  instrumentation_library_spans: 5,
  scope: 6,
  instrumentationLibrary: 6,
  instrumentation_library: 6,
  spans: 7,
  spanId: 8,
  span_id: 8,
});

const RESOURCE_SPANS_KEYS = new KeyTable({
  resource: 0,
  scopeSpans: 1,
  scope_spans: 1,
  instrumentationLibrarySpans: 1,
  instrumentation_library_spans: 1,
  schemaUrl: 2,
  schema_url: 2,
});

const SCOPE_SPANS_KEYS = new KeyTable({
  scope: 0,
  instrumentationLibrary: 0,
  instrumentation_library: 0,
  spans: 1,
  schemaUrl: 2,
  schema_url: 2,
});

const SpanKey = {
  TraceId: 0,
  SpanId: 1,
  ParentSpanId: 2,
  Name: 3,
  Kind: 4,
  Start: 5,
  End: 6,
  Attributes: 7,
  Status: 8,
  Events: 9,
  Links: 10,
  DroppedCount: 11,
  Service: 12,
  Resource: 13,
  Scope: 14,
  Other: 15,
} as const;

const SPAN_KEYS = new KeyTable({
  traceId: SpanKey.TraceId,
  trace_id: SpanKey.TraceId,
  spanId: SpanKey.SpanId,
  span_id: SpanKey.SpanId,
  parentSpanId: SpanKey.ParentSpanId,
  parent_span_id: SpanKey.ParentSpanId,
  name: SpanKey.Name,
  kind: SpanKey.Kind,
  startTimeUnixNano: SpanKey.Start,
  start_time_unix_nano: SpanKey.Start,
  endTimeUnixNano: SpanKey.End,
  end_time_unix_nano: SpanKey.End,
  attributes: SpanKey.Attributes,
  status: SpanKey.Status,
  events: SpanKey.Events,
  links: SpanKey.Links,
  droppedAttributesCount: SpanKey.DroppedCount,
  dropped_attributes_count: SpanKey.DroppedCount,
  droppedEventsCount: SpanKey.DroppedCount,
  dropped_events_count: SpanKey.DroppedCount,
  droppedLinksCount: SpanKey.DroppedCount,
  dropped_links_count: SpanKey.DroppedCount,
  // Some Tempo-compatible stores name the service on the span.
  serviceName: SpanKey.Service,
  service_name: SpanKey.Service,
  // Beside spans that stand by themselves.
  resource: SpanKey.Resource,
  scope: SpanKey.Scope,
  instrumentationScope: SpanKey.Scope,
  instrumentation_scope: SpanKey.Scope,
  traceState: SpanKey.Other,
  trace_state: SpanKey.Other,
  flags: SpanKey.Other,
});

const RESOURCE_KEYS = new KeyTable({ attributes: 0 });
const STATUS_KEYS = new KeyTable({ code: 0, message: 1, deprecatedCode: 2, deprecated_code: 2 });

/** Jaeger's own sentences about a span, in its v3 answers. */
const WARNINGS = FIRST_OWN_NUMBER;
const SPAN_ATTRIBUTES = new KeyTable({ ...FACT_NUMBER_OF_KEY, '@jaeger@warnings': WARNINGS });
const SERVICE_NAME = FIRST_OWN_NUMBER;
const RESOURCE_ATTRIBUTES = new KeyTable({ ...PROCESS_NUMBERS, 'service.name': SERVICE_NAME });

const SPAN_PATTERNS = ['"spanId"', '"span_id"', '"startTimeUnixNano"', '"start_time_unix_nano"'].map(bytePattern);
const CONTEXT_PATTERNS = ['"resource"', '"scope"', '"instrumentationLibrary"'].map(bytePattern);

class OtlpReader implements DocumentReader {
  readonly root: ObjectRule;
  readonly spanKeys = SPAN_PATTERNS;
  readonly contextKeys = CONTEXT_PATTERNS;

  readonly #members = new MemberOrder(SPAN_KEYS);
  readonly #builder: TraceBuilder;
  readonly #draft = newSpanDraft();
  readonly #id = newIdWords();
  readonly #traceId = new TraceIdReader();
  readonly #start = newSplitTime();
  readonly #end = newSplitTime();
  readonly #facts: FactReader;
  readonly #events: EventReader;
  readonly #process = new ProcessPlace();
  readonly #ofSpan: AttributeLists;
  readonly #ofResource: AttributeLists;
  #service = 0;
  #resource = NONE;
  #scope = NONE;
  #traceNumber = -1;
  #isPartial = false;
  #isAlone = false;
  #message = '';

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
    this.#facts = new FactReader(builder.facts, readUnixNano);
    this.#events = new EventReader(this.#facts);
    this.#ofSpan = new AttributeLists(ATTRIBUTE_SPELLING, SPAN_ATTRIBUTES, (key, place, cursor) =>
      this.#noteAttribute(key, place, cursor),
    );
    this.#ofResource = new AttributeLists(ATTRIBUTE_SPELLING, RESOURCE_ATTRIBUTES, (key, place, cursor) =>
      this.#noteResource(key, place, cursor),
    );
    const span = value((cursor) => this.#readSpan(cursor));
    const scopeSpans: ObjectRule = {
      kind: 'object',
      keys: SCOPE_SPANS_KEYS,
      members: [
        value((cursor) => this.#readScope(cursor)),
        { kind: 'array', item: span },
        value((cursor) => this.#readSchemaUrl(cursor, this.#scope)),
      ],
      open: () => {
        this.#scope = builder.addPart(0, 0);
      },
    };
    const resourceSpans: ObjectRule = {
      kind: 'object',
      keys: RESOURCE_SPANS_KEYS,
      members: [
        value((cursor) => this.#readResource(cursor)),
        { kind: 'array', item: scopeSpans },
        value((cursor) => this.#readSchemaUrl(cursor, this.#resource)),
      ],
      open: () => {
        this.#resource = builder.addPart(0, 0);
      },
    };
    const document: { -readonly [Key in keyof ObjectRule]: ObjectRule[Key] } = {
      kind: 'object',
      keys: DOCUMENT_KEYS,
      members: [
        { kind: 'array', item: resourceSpans },
        value((cursor) => this.#readCompleteness(cursor)),
        value((cursor) => this.#readMessage(cursor)),
        value((cursor) => this.#skipOtherSignal(cursor)),
        value((cursor) => this.#readResource(cursor)),
        { kind: 'array', item: scopeSpans },
        value((cursor) => this.#readScope(cursor)),
        { kind: 'array', item: span },
        value((cursor) => this.#passSpan(cursor)),
      ],
      takeSpan: (cursor) => this.#takeSpan(cursor),
      open: () => {
        this.#resource = builder.addPart(0, 0);
        this.#scope = builder.addPart(0, 0);
      },
      close: () => this.#closeDocument(),
    };
    // Envelopes (`trace`, `result`, `data`, or any other) hold the same keys one level down.
    document.otherwise = document;
    this.root = document;
  }

  loseContext(): void {
    this.#resource = NONE;
    this.#scope = NONE;
  }

  salvage(cursor: JsonCursor): boolean {
    const from = cursor.position;
    cursor.enterObject();
    if (!cursor.nextMember(true) || !beginsSpan(cursor.keyIn(SPAN_KEYS))) return false;
    cursor.position = from;
    if (!this.#readFields(cursor) || Number.isNaN(this.#draft.startSeconds)) return false;
    this.#builder.add(this.#draft);
    return true;
  }

  finish(): void {
    this.#closeDocument();
  }

  /** Where a document is expected: a span that stands by itself, its resource and scope in it if at all. */
  #takeSpan(cursor: JsonCursor): boolean {
    this.loseContext();
    this.#isAlone = true;
    try {
      return this.salvage(cursor);
    } finally {
      this.#isAlone = false;
    }
  }

  /** Among the members of what is no span by its first. */
  #passSpan(cursor: JsonCursor): void {
    cursor.skipValue();
    this.#builder.addInputDefect('unreadable_span', 'an object with the id of a span, and no start');
  }

  #readSpan(cursor: JsonCursor): void {
    if (this.#readFields(cursor)) this.#builder.add(this.#draft);
    else this.#builder.addInputDefect('unreadable_span', 'not an object where a span belongs');
  }

  /** Reads the object at the cursor into the draft; returns false, having skipped the value, if it is no object. */
  #readFields(cursor: JsonCursor): boolean {
    cursor.peek();
    const from = cursor.position;
    if (!cursor.enterObject()) return false;
    const draft = this.#draft;
    resetSpanDraft(draft);
    this.#facts.begin(from);
    this.#start.isKnown = false;
    this.#end.isKnown = false;
    draft.traceNumber = -1;
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      this.#readField(cursor, key);
    }
    draft.offset = cursor.base + from;
    draft.byteLength = cursor.position - from;
    draft.attributesAt = draft.attributesAt > 0 ? draft.attributesAt - from : 0;
    draft.resource = this.#resource;
    draft.scope = this.#scope;
    this.#setTimes();
    this.#setTrace();
    this.#facts.finish(draft);
    return true;
  }

  #readField(cursor: JsonCursor, key: number): void {
    const draft = this.#draft;
    const builder = this.#builder;
    switch (key) {
      case SpanKey.TraceId:
        this.#traceId.read(cursor, true);
        if (this.#traceId.id.form !== 'none') draft.traceNumber = traceNumberOf(this.#traceId.id, builder);
        break;
      case SpanKey.SpanId:
        readId(cursor, this.#id, 16, true);
        setSpanId(draft, this.#id, builder);
        break;
      case SpanKey.ParentSpanId:
        readId(cursor, this.#id, 16, true);
        setParentId(draft, this.#id, builder);
        break;
      case SpanKey.Name:
        draft.name = readStringIndex(cursor, builder);
        break;
      case SpanKey.Kind:
        draft.kind = readKind(cursor);
        break;
      case SpanKey.Start:
        readUnixNano(cursor, this.#start);
        break;
      case SpanKey.End:
        readUnixNano(cursor, this.#end);
        break;
      case SpanKey.Attributes:
        draft.attributesAt = draft.attributesAt === 0 ? cursor.position : SEVERAL;
        this.#ofSpan.read(cursor);
        break;
      case SpanKey.Status:
        this.#readStatus(cursor);
        break;
      case SpanKey.Events:
        if (this.#events.readList(cursor)) draft.marks |= SpanMark.HasEvents;
        break;
      case SpanKey.Links:
        if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.HasLinks;
        break;
      case SpanKey.DroppedCount:
        if (cursor.readNumber() > 0) draft.marks |= SpanMark.Dropped;
        break;
      case SpanKey.Service:
        draft.service = readStringIndex(cursor, builder);
        break;
      case SpanKey.Resource:
        if (this.#isAlone) this.#readResource(cursor);
        else cursor.skipValue();
        break;
      case SpanKey.Scope:
        if (this.#isAlone) this.#readScope(cursor);
        else cursor.skipValue();
        break;
      default:
        cursor.skipValue();
    }
  }

  #setTimes(): void {
    const draft = this.#draft;
    const start = this.#start;
    const end = this.#end;
    // By the protocol an absent time is zero; a start of zero is kept where the end says that the clock began there.
    const hasEnd = end.isKnown && (end.seconds !== 0 || end.nanos !== 0);
    const isZeroStart = !start.isKnown || (start.seconds === 0 && start.nanos === 0);
    const hasStart = start.isKnown && !(isZeroStart && hasEnd && end.seconds > SECONDS_OF_A_YEAR);
    if (hasStart || hasEnd) {
      draft.startSeconds = hasStart ? start.seconds : end.seconds;
      draft.startNanos = hasStart ? start.nanos : end.nanos;
    }
    if (!hasStart) draft.marks |= SpanMark.MissingStart;
    if (hasEnd) draft.duration = hasStart ? nanosecondsBetween(start, end) : 0;
  }

  #setTrace(): void {
    const draft = this.#draft;
    if (draft.traceNumber < 0) {
      draft.marks |= SpanMark.MissingTraceId;
      if (this.#traceNumber < 0) this.#traceNumber = this.#builder.traceNumberOfText('');
      draft.traceNumber = this.#traceNumber;
    }
    this.#traceNumber = draft.traceNumber;
  }

  #noteAttribute(key: number, place: number, cursor: JsonCursor): void {
    if (key === WARNINGS) this.#draft.marks |= SpanMark.SourceWarning;
    else this.#facts.noteAttribute(key, place, cursor);
  }

  #readStatus(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    let isError = false;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      const key = cursor.keyIn(STATUS_KEYS);
      if (key === 2) isError = isDeprecatedError(cursor.readScalarText());
      else if (key === 0) this.#draft.status = readStatusCode(cursor);
      else if (key === 1) this.#facts.noteStatusMessage(skipToPlace(cursor), cursor);
      else cursor.skipValue();
    }
    if (isError && this.#draft.status === StatusCode.Unset) this.#draft.status = StatusCode.Error;
  }

  #readResource(cursor: JsonCursor): void {
    cursor.peek();
    const from = cursor.position;
    this.#service = 0;
    this.#process.begin(from);
    this.#readResourceAttributes(cursor);
    if (this.#resource === NONE) this.#resource = this.#builder.addPart(0, 0);
    this.#builder.placePart(this.#resource, cursor.base + from, cursor.position - from);
    this.#builder.setService(this.#resource, this.#service);
    this.#builder.setProcess(this.#resource, this.#process.place);
  }

  #readResourceAttributes(cursor: JsonCursor): void {
    if (!cursor.enterObject()) return;
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      if (cursor.keyIn(RESOURCE_KEYS) === 0) this.#ofResource.read(cursor);
      else cursor.skipValue();
    }
  }

  #noteResource(key: number, place: number, cursor: JsonCursor): void {
    if (key !== SERVICE_NAME) this.#process.take(key, place, cursor);
    else this.#service = isTelling(cursor.bytes, place) ? this.#readServiceAt(place, cursor) : 0;
  }

  #readServiceAt(place: number, cursor: JsonCursor): number {
    cursor.position = place;
    return readStringIndex(cursor, this.#builder);
  }

  #readScope(cursor: JsonCursor): void {
    cursor.peek();
    const from = cursor.position;
    cursor.skipValue();
    if (this.#scope === NONE) this.#scope = this.#builder.addPart(0, 0);
    this.#builder.placePart(this.#scope, cursor.base + from, cursor.position - from);
  }

  /** It stands beside the resource or scope, as a rule behind its spans. */
  #readSchemaUrl(cursor: JsonCursor, part: number): void {
    const isText = cursor.peek() === 0x22;
    const url = cursor.readScalarText();
    if (isText && url !== '' && part !== NONE) this.#builder.setSchemaUrl(part, url);
  }

  /** Tempo: `"status":"PARTIAL"` beside the trace, or the enum's number for it, and a sentence in `message`. */
  #readCompleteness(cursor: JsonCursor): void {
    if (cursor.peek() === 0x22) this.#isPartial = /partial|^1$/i.test(cursor.readScalarText());
    else this.#isPartial = cursor.readNumber() === 1;
  }

  #readMessage(cursor: JsonCursor): void {
    if (cursor.peek() === 0x22) this.#message = cursor.readScalarText();
    else cursor.skipValue();
  }

  #skipOtherSignal(cursor: JsonCursor): void {
    cursor.skipValue();
    this.#builder.addInputDefect('skipped_content', 'metrics or logs, which have no spans');
  }

  #closeDocument(): void {
    if (this.#isPartial) this.#builder.addInputDefect('partial', this.#message);
    this.#isPartial = false;
    this.#message = '';
  }
}

/** A resource stands first in what is no span. */
function beginsSpan(key: number): boolean {
  return key >= 0 && key !== SpanKey.Resource && key !== SpanKey.Scope;
}

/** Stands for the place of attributes that are found in more than one. */
const SEVERAL = -1;
const SECONDS_OF_A_YEAR = 31_536_000;

function value(read: (cursor: JsonCursor) => void): ValueRule {
  return { kind: 'value', read };
}
