import type { BytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import type { KeyTable } from '../../../lib/json/key-table.ts';
import { NONE, newSpanDraft, resetSpanDraft, type SpanDraft } from '../../../trace/span-columns.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { StringIndex } from '../../../trace/units.ts';
import type { DocumentReader, Rule } from '../../document-walker.ts';
import { FactReader } from '../../fact-reader.ts';
import { ProcessPlace } from '../../process-place.ts';
import { type IdWords, newIdWords } from '../../read-id.ts';
import { nanosecondsBetween, newSplitTime, setFromIsoTime } from '../../read-time.ts';
import { setParentId, setSpanId, traceNumberOf } from '../../span-ids.ts';

/** Where a part of the span stands within the cursor's bytes; `from` is -1 if it is not there. */
export interface Place {
  from: number;
  to: number;
}

/** What one span of an SDK says, on its way into the columns. */
export interface ConsoleSpan {
  readonly draft: SpanDraft;
  readonly traceId: IdWords;
  readonly spanId: IdWords;
  readonly parentId: IdWords;
  readonly start: ReturnType<typeof newSplitTime>;
  readonly end: ReturnType<typeof newSplitTime>;
  readonly facts: FactReader;
  readonly process: ProcessPlace;
  readonly resource: Place;
  readonly scope: Place;
  service: StringIndex;
}

/** How one SDK writes its spans. */
export interface ConsoleDialect {
  /** Keys of a span, one of which must begin it where the way was lost. */
  readonly keys: KeyTable;
  /** Keys, in quotes, that every span has. */
  readonly spanKeys: readonly BytePattern[];
  /** Reads the value of a key of the span. */
  readonly readField: (cursor: JsonCursor, key: number, span: ConsoleSpan, builder: TraceBuilder) => void;
}

/** Reads spans that a program printed, one object after another, each with its own resource. */
export class ConsoleReader implements DocumentReader {
  readonly root: Rule = { kind: 'array', item: { kind: 'value', read: (cursor) => this.#readSpan(cursor) } };
  readonly spanKeys: readonly BytePattern[];
  readonly contextKeys = [];

  readonly #builder: TraceBuilder;
  readonly #dialect: ConsoleDialect;
  readonly #span: ConsoleSpan;
  #lastTraceNumber = -1;

  constructor(builder: TraceBuilder, dialect: ConsoleDialect) {
    this.#builder = builder;
    this.#dialect = dialect;
    this.#span = newConsoleSpan(builder);
    this.spanKeys = dialect.spanKeys;
  }

  /** Every span brings its own. */
  loseContext(): void {}

  salvage(cursor: JsonCursor): boolean {
    const from = cursor.position;
    if (!cursor.enterObject() || !cursor.nextMember(true) || cursor.keyIn(this.#dialect.keys) < 0) return false;
    cursor.position = from;
    if (!this.#readFields(cursor) || !this.#span.start.isKnown) return false;
    this.#add();
    return true;
  }

  finish(): void {}

  #readSpan(cursor: JsonCursor): void {
    if (this.#readFields(cursor)) this.#add();
    else this.#builder.addInputDefect('unreadable_span', 'not an object where a span belongs');
  }

  #readFields(cursor: JsonCursor): boolean {
    cursor.peek();
    const from = cursor.position;
    if (!cursor.enterObject()) return false;
    const span = this.#span;
    resetConsoleSpan(span);
    span.facts.begin(from);
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
      this.#dialect.readField(cursor, cursor.keyIn(this.#dialect.keys), span, this.#builder);
    }
    span.draft.offset = cursor.base + from;
    span.draft.byteLength = cursor.position - from;
    this.#setParts(cursor.base);
    return true;
  }

  #setParts(base: number): void {
    const { draft, resource, scope, service, process } = this.#span;
    if (resource.from >= 0) {
      draft.resource = this.#builder.addPart(base + resource.from, resource.to - resource.from, service);
      this.#builder.setProcess(draft.resource, process.place);
    }
    if (scope.from >= 0) draft.scope = this.#builder.addPart(base + scope.from, scope.to - scope.from);
  }

  #add(): void {
    const { draft, traceId, spanId, parentId, start, end, facts } = this.#span;
    const builder = this.#builder;
    if (traceId.form === 'none') draft.marks |= SpanMark.MissingTraceId;
    draft.traceNumber = traceId.form === 'none' ? this.#nearbyTrace() : traceNumberOf(traceId, builder);
    this.#lastTraceNumber = draft.traceNumber;
    setSpanId(draft, spanId, builder);
    if (parentId.form !== 'none') setParentId(draft, parentId, builder);
    if (start.isKnown) {
      draft.startSeconds = start.seconds;
      draft.startNanos = start.nanos;
      if (end.isKnown) draft.duration = nanosecondsBetween(start, end);
    }
    facts.finish(draft);
    builder.add(draft);
  }

  #nearbyTrace(): number {
    return this.#lastTraceNumber >= 0 ? this.#lastTraceNumber : this.#builder.traceNumberOfText('');
  }
}

/** Skips the value at the cursor and notes where it stands. */
export function skipNoting(cursor: JsonCursor, place: Place): void {
  cursor.peek();
  place.from = cursor.position;
  cursor.skipValue();
  place.to = cursor.position;
}

function newConsoleSpan(builder: TraceBuilder): ConsoleSpan {
  return {
    draft: newSpanDraft(),
    traceId: newIdWords(),
    spanId: newIdWords(),
    parentId: newIdWords(),
    start: newSplitTime(),
    end: newSplitTime(),
    facts: new FactReader(builder.facts, (cursor, into) => setFromIsoTime(cursor.readScalarText(), into)),
    process: new ProcessPlace(),
    resource: { from: -1, to: -1 },
    scope: { from: -1, to: -1 },
    service: 0,
  };
}

function resetConsoleSpan(span: ConsoleSpan): void {
  resetSpanDraft(span.draft);
  for (const id of [span.traceId, span.spanId, span.parentId]) id.form = 'none';
  span.start.isKnown = false;
  span.end.isKnown = false;
  span.resource.from = -1;
  span.scope.from = -1;
  span.service = 0;
  span.draft.resource = NONE;
}
