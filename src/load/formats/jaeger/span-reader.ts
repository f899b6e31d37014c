import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { MemberOrder, NO_MEMBER } from '../../../lib/json/member-order.ts';
import { newSpanDraft, resetSpanDraft, type SpanDraft } from '../../../trace/span-columns.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import { StringTableBuilder } from '../../../trace/string-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { StringIndex } from '../../../trace/units.ts';
import { FactReader } from '../../fact-reader.ts';
import { type IdWords, newIdWords, readId, TraceIdReader } from '../../read-id.ts';
import { newSplitTime, readUnixMicro } from '../../read-time.ts';
import { readStringIndex, skipNonEmptyArray } from '../../read-values.ts';
import { setParentId, setSpanId, traceNumberOf } from '../../span-ids.ts';
import { LogReader } from './log-reader.ts';
import { ProcessReader } from './process.ts';
import { ReferenceReader } from './references.ts';
import { TagReader } from './tags.ts';

const Key = {
  TraceId: 0,
  SpanId: 1,
  ParentSpanId: 2,
  Name: 3,
  Start: 4,
  Duration: 5,
  References: 6,
  Tags: 7,
  Tag: 8,
  Logs: 9,
  Warnings: 10,
  ProcessId: 11,
  Process: 12,
  Foreign: 13,
} as const;

const SPAN_KEYS = new KeyTable({
  traceID: Key.TraceId,
  spanID: Key.SpanId,
  parentSpanID: Key.ParentSpanId,
  operationName: Key.Name,
  startTime: Key.Start,
  duration: Key.Duration,
  references: Key.References,
  tags: Key.Tags,
  tag: Key.Tag,
  logs: Key.Logs,
  warnings: Key.Warnings,
  processID: Key.ProcessId,
  process: Key.Process,
  // What stands around spans and in them, and looks like one at first.
  spans: Key.Foreign,
  processes: Key.Foreign,
  refType: Key.Foreign,
});

const NO_ID = newIdWords();
/** Stands for the place of tags that are found in more than one. */
const SEVERAL = -1;

/** 292 years in microseconds: what an int64 of nanoseconds can hold. */
const LONGEST_DURATION = 9.3e15;

/** Reads one Jaeger span after another. What `read` leaves here is that of the span read last. */
export class JaegerSpanReader {
  readonly draft: SpanDraft = newSpanDraft();
  /** Index of the processID among `processIds`, 0 for none. */
  processId = 0;
  readonly processIds = new StringTableBuilder();
  /** Offset of an inline process in the input, -1 if there is none. */
  processOffset = -1;
  processLength = 0;
  processService: StringIndex = 0;
  /** Where among the bytes of an inline process the text stands that names it; -1 if none does. */
  processPlace = -1;
  /** False if the span names no trace; `draft.traceNumber` then says nothing. */
  hasTraceId = false;

  readonly #builder: TraceBuilder;
  readonly #members = new MemberOrder(SPAN_KEYS);
  readonly #traceIds = new TraceIdReader();
  #hasReadTraceId = false;
  readonly #spanId = newIdWords();
  readonly #parentField = newIdWords();
  readonly #start = newSplitTime();
  readonly #facts: FactReader;
  readonly #tags: TagReader;
  readonly #logs: LogReader;
  readonly #process: ProcessReader;
  readonly #references = new ReferenceReader();
  #referencesAt = -1;

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
    this.#facts = new FactReader(builder.facts, readUnixMicro);
    this.#tags = new TagReader(this.#facts);
    this.#logs = new LogReader(this.#facts);
    this.#process = new ProcessReader(builder);
  }

  /** Reads the value at the cursor; returns false, having skipped it, if it is no object. */
  read(cursor: JsonCursor): boolean {
    return this.#readObject(cursor, false);
  }

  /** Reads the object at the cursor if it looks like a span from its first to its last key; else returns false. */
  readGuess(cursor: JsonCursor): boolean {
    const from = cursor.position;
    if (!cursor.enterObject() || !cursor.nextMember(true) || cursor.keyIn(SPAN_KEYS) < 0) return false;
    cursor.position = from;
    return this.#readObject(cursor, true) && !Number.isNaN(this.draft.startSeconds);
  }

  #readObject(cursor: JsonCursor, isGuess: boolean): boolean {
    cursor.peek();
    const from = cursor.position;
    if (!cursor.enterObject()) return false;
    this.#reset();
    this.#facts.begin(from);
    this.#members.begin();
    for (let key = this.#members.next(cursor); key !== NO_MEMBER; key = this.#members.next(cursor)) {
      if (key === Key.Foreign && isGuess) return false;
      this.#readField(cursor, key);
    }
    this.draft.offset = cursor.base + from;
    this.draft.byteLength = cursor.position - from;
    this.draft.attributesAt = this.draft.attributesAt > 0 ? this.draft.attributesAt - from : 0;
    this.#finish(cursor);
    return true;
  }

  /** Registers the inline process of the span read last; returns its number among the parts. */
  addInlineProcess(): number {
    const part = this.#builder.addPart(this.processOffset, this.processLength, this.processService);
    this.#builder.setProcess(part, this.processPlace);
    return part;
  }

  #reset(): void {
    resetSpanDraft(this.draft);
    this.#tags.reset();
    this.#hasReadTraceId = false;
    this.#spanId.form = 'none';
    this.#parentField.form = 'none';
    this.#start.isKnown = false;
    this.#references.reset();
    this.#referencesAt = -1;
    this.processId = 0;
    this.processOffset = -1;
  }

  #readField(cursor: JsonCursor, key: number): void {
    const { draft } = this;
    switch (key) {
      case Key.TraceId:
        this.#traceIds.read(cursor, false);
        this.#hasReadTraceId = true;
        break;
      case Key.SpanId:
        readId(cursor, this.#spanId, 16, false);
        break;
      case Key.ParentSpanId:
        readId(cursor, this.#parentField, 16, false);
        break;
      case Key.Name:
        draft.name = readStringIndex(cursor, this.#builder);
        break;
      case Key.Start:
        readUnixMicro(cursor, this.#start);
        break;
      case Key.Duration:
        draft.duration = readDuration(cursor);
        break;
      case Key.References:
        this.#readReferences(cursor);
        break;
      case Key.Tags:
        draft.attributesAt = draft.attributesAt === 0 ? cursor.position : SEVERAL;
        this.#tags.readList(cursor);
        break;
      case Key.Tag:
        draft.attributesAt = SEVERAL;
        this.#tags.readObject(cursor);
        break;
      case Key.Logs:
        if (this.#logs.readList(cursor)) draft.marks |= SpanMark.HasEvents;
        break;
      case Key.Warnings:
        if (skipNonEmptyArray(cursor)) draft.marks |= SpanMark.SourceWarning;
        break;
      case Key.ProcessId:
        this.processId = this.#readProcessId(cursor);
        break;
      case Key.Process:
        this.#readProcess(cursor);
        break;
      default:
        cursor.skipValue();
    }
  }

  #readProcessId(cursor: JsonCursor): number {
    if (cursor.peek() !== 0x22) return this.processIds.intern(cursor.readScalarText());
    cursor.readString();
    return this.processIds.internBytes(cursor.bytes, cursor.stringFrom, cursor.stringTo);
  }

  #readProcess(cursor: JsonCursor): void {
    if (cursor.peek() !== 0x7b) {
      cursor.skipValue();
      return;
    }
    const from = cursor.position;
    this.#process.read(cursor);
    this.processService = this.#process.service;
    this.processPlace = this.#process.namePlace;
    this.processOffset = cursor.base + from;
    this.processLength = cursor.position - from;
  }

  #finish(cursor: JsonCursor): void {
    const { draft } = this;
    this.hasTraceId = this.#hasReadTraceId && this.#traceIds.id.form !== 'none';
    if (this.hasTraceId) draft.traceNumber = traceNumberOf(this.#traceIds.id, this.#builder);
    setSpanId(draft, this.#spanId, this.#builder);
    this.#setParent(cursor);
    this.#tags.tell(draft);
    this.#facts.finish(draft);
    if (this.#start.isKnown) {
      draft.startSeconds = this.#start.seconds;
      draft.startNanos = this.#start.nanos;
    }
  }

  /** References are understood once the span's own trace is known; should they stand before it, they have to wait. */
  #readReferences(cursor: JsonCursor): void {
    this.#references.reset();
    if (this.#hasReadTraceId) {
      this.#references.read(cursor, this.#ownTraceId);
      return;
    }
    cursor.peek();
    this.#referencesAt = cursor.position;
    cursor.skipValue();
  }

  get #ownTraceId(): IdWords {
    return this.#hasReadTraceId ? this.#traceIds.id : NO_ID;
  }

  #setParent(cursor: JsonCursor): void {
    const { draft } = this;
    const after = cursor.position;
    const references = this.#references;
    if (this.#referencesAt >= 0) {
      cursor.position = this.#referencesAt;
      references.read(cursor, this.#ownTraceId);
      cursor.position = after;
    }
    const parent: IdWords = references.parent ?? this.#parentField;
    if (parent.form !== 'none') setParentId(draft, parent, this.#builder);
    if (references.isFollowing) draft.marks |= SpanMark.FollowsFrom;
    if (references.linkCount > 0) draft.marks |= SpanMark.HasLinks;
  }
}

/** Microseconds in the input, nanoseconds out of it; NaN for none. */
function readDuration(cursor: JsonCursor): number {
  const duration = cursor.readNumber();
  return Math.abs(duration) < LONGEST_DURATION ? Math.round(duration * 1000) : Number.NaN;
}
