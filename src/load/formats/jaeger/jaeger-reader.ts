import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { NONE } from '../../../trace/span-columns.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { DocumentReader, ObjectRule, ValueRule } from '../../document-walker.ts';
import { parseJson, property } from '../../json-value.ts';
import { newIdWords, readId } from '../../read-id.ts';
import { traceNumberOf } from '../../span-ids.ts';
import { ProcessReader } from './process.ts';
import { JaegerSpanReader } from './span-reader.ts';

/** Returns a reader of Jaeger JSON. */
export function createJaegerReader(builder: TraceBuilder): DocumentReader {
  return new JaegerReader(builder);
}

const Member = { Data: 0, Spans: 1, Processes: 2, TraceId: 3, Warnings: 4, Errors: 5 } as const;

const DOCUMENT_KEYS = new KeyTable({
  data: Member.Data,
  spans: Member.Spans,
  processes: Member.Processes,
  traceID: Member.TraceId,
  warnings: Member.Warnings,
  errors: Member.Errors,
});

const NO_KEYS = new KeyTable({});
const SPAN_PATTERNS = ['"spanID"', '"operationName"'].map(bytePattern);
const PROCESS_START = new KeyTable({ serviceName: 0, tags: 1 });

/** One trace object of a document, whose spans name its processes. */
interface TraceContext {
  /** Part of each process, by the index of its id. */
  readonly partOfProcess: number[];
  /** -1 while no span has named it. */
  traceNumber: number;
  readonly traceId: ReturnType<typeof newIdWords>;
  readonly warnings: string[];
}

class JaegerReader implements DocumentReader {
  readonly root: ObjectRule;
  readonly spanKeys = SPAN_PATTERNS;
  /** A span tells by its trace id whether it still belongs to the processes before it. */
  readonly contextKeys = [];

  readonly #builder: TraceBuilder;
  readonly #spans: JaegerSpanReader;
  readonly #process: ProcessReader;
  /** Of the objects around; the last is the one being read. */
  #contexts: TraceContext[] = [newContext()];
  /** Bytes were passed over: the next span may be of another trace object. */
  #isDoubtful = false;
  #lastTraceNumber = -1;

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
    this.#spans = new JaegerSpanReader(builder);
    this.#process = new ProcessReader(builder);
    const processes: ObjectRule = {
      kind: 'object',
      keys: NO_KEYS,
      members: [],
      otherwise: value((cursor) => this.#readProcess(cursor)),
    };
    // A trace may stand in `data`, in any other envelope, or by itself: each level may hold what each other may.
    const document: { -readonly [Key in keyof ObjectRule]: ObjectRule[Key] } = {
      kind: 'object',
      keys: DOCUMENT_KEYS,
      members: [],
      open: () => {
        this.#contexts.push(newContext());
      },
      close: () => this.#closeContext(),
    };
    document.members = [
      { kind: 'array', item: document },
      { kind: 'array', item: value((cursor) => this.#readSpan(cursor)) },
      processes,
      value((cursor) => readId(cursor, this.#context.traceId, 32, false)),
      value((cursor) => this.#readWarnings(cursor)),
      value((cursor) => this.#readErrors(cursor)),
    ];
    document.otherwise = document;
    this.root = document;
  }

  loseContext(): void {
    this.#contexts = [this.#context];
    this.#isDoubtful = true;
  }

  salvage(cursor: JsonCursor): boolean {
    const from = cursor.position;
    if (this.#spans.readGuess(cursor)) {
      this.#addSpan();
      return true;
    }
    cursor.position = from;
    if (!isProcesses(cursor)) return false;
    cursor.position = from;
    cursor.enterObject();
    for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) this.#readProcess(cursor);
    return true;
  }

  finish(): void {
    for (const context of this.#contexts.splice(0)) this.#tellWarnings(context);
  }

  get #context(): TraceContext {
    const context = this.#contexts.at(-1) ?? newContext();
    if (this.#contexts.length === 0) this.#contexts.push(context);
    return context;
  }

  #closeContext(): void {
    const context = this.#contexts.pop();
    if (context !== undefined) this.#tellWarnings(context);
    this.#isDoubtful = false;
  }

  #readSpan(cursor: JsonCursor): void {
    if (this.#spans.read(cursor)) this.#addSpan();
    else this.#builder.addInputDefect('unreadable_span', 'not an object where a span belongs');
  }

  #addSpan(): void {
    const { draft } = this.#spans;
    const context = this.#contextOfSpan();
    if (!this.#spans.hasTraceId) this.#borrowTrace(context);
    if (context.traceNumber < 0) context.traceNumber = draft.traceNumber;
    this.#lastTraceNumber = draft.traceNumber;
    draft.resource = this.#partOfSpan(context);
    this.#builder.add(draft);
  }

  #contextOfSpan(): TraceContext {
    const context = this.#context;
    const { draft, hasTraceId } = this.#spans;
    const isOther = hasTraceId && context.traceNumber >= 0 && context.traceNumber !== draft.traceNumber;
    if (!this.#isDoubtful || !isOther) return context;
    this.#tellWarnings(context);
    const next = newContext();
    this.#contexts[this.#contexts.length - 1] = next;
    return next;
  }

  /** A span that names no trace is of the one around it, else of the one before it. */
  #borrowTrace(context: TraceContext): void {
    const { draft } = this.#spans;
    if (context.traceId.form !== 'none') {
      draft.traceNumber = traceNumberOf(context.traceId, this.#builder);
      return;
    }
    draft.marks |= SpanMark.MissingTraceId;
    draft.traceNumber = this.#lastTraceNumber >= 0 ? this.#lastTraceNumber : this.#builder.traceNumberOfText('');
  }

  #partOfSpan(context: TraceContext): number {
    const { processId, processOffset, processService } = this.#spans;
    const isInline = processOffset >= 0 && (processService !== 0 || processId === 0);
    if (isInline) return this.#spans.addInlineProcess();
    return processId === 0 ? NONE : this.#partOfProcess(context, processId);
  }

  #partOfProcess(context: TraceContext, processId: number): number {
    context.partOfProcess[processId] ??= this.#builder.addPart(0, 0);
    return context.partOfProcess[processId];
  }

  /** Reads a process of `processes`; the string read last is its key. */
  #readProcess(cursor: JsonCursor): void {
    const { processIds } = this.#spans;
    const processId = cursor.hasEscapes
      ? processIds.intern(cursor.stringText())
      : processIds.internBytes(cursor.bytes, cursor.stringFrom, cursor.stringTo);
    cursor.peek();
    const from = cursor.position;
    this.#process.read(cursor);
    const part = this.#partOfProcess(this.#context, processId);
    this.#builder.placePart(part, cursor.base + from, cursor.position - from);
    this.#builder.setService(part, this.#process.service);
    this.#builder.setProcess(part, this.#process.namePlace);
  }

  #readWarnings(cursor: JsonCursor): void {
    const sentences = readList(cursor).map(textOf);
    this.#context.warnings.push(...sentences.slice(0, MOST_WARNINGS));
  }

  #readErrors(cursor: JsonCursor): void {
    for (const error of readList(cursor).slice(0, MOST_WARNINGS)) {
      const sentence = textOf(property(error, 'msg') ?? property(error, 'message')) || textOf(error);
      const traceId = textOf(property(error, 'traceID'));
      this.#builder.addInputDefect('source_warning', traceId === '' ? sentence : `${sentence}: ${traceId}`);
    }
  }

  #tellWarnings({ traceNumber, warnings }: TraceContext): void {
    for (const sentence of warnings.splice(0)) {
      if (traceNumber >= 0) this.#builder.addTraceDefect(traceNumber, 'source_warning', sentence);
      else this.#builder.addInputDefect('source_warning', sentence);
    }
  }
}

/** Nobody reads more; and each is compared with those before. */
const MOST_WARNINGS = 1000;

function newContext(): TraceContext {
  return { partOfProcess: [], traceNumber: -1, traceId: newIdWords(), warnings: [] };
}

/** Whether the object at the cursor is `{"p1":{"serviceName":…`. */
function isProcesses(cursor: JsonCursor): boolean {
  if (!cursor.enterObject() || !cursor.nextMember(true) || cursor.peek() !== 0x7b) return false;
  return cursor.enterObject() && cursor.nextMember(true) && cursor.keyIn(PROCESS_START) >= 0;
}

/** Reads a list that is short in every honest document; empty for anything else. */
function readList(cursor: JsonCursor): readonly unknown[] {
  cursor.peek();
  const from = cursor.position;
  cursor.skipValue();
  const value = parseJson(new TextDecoder().decode(cursor.bytes.subarray(from, cursor.position)));
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  if (typeof value !== 'object') return value === undefined ? '' : String(value);
  try {
    return value === null ? '' : JSON.stringify(value);
  } catch {
    // Nested deeper than the stack.
    return '…';
  }
}

function value(read: (cursor: JsonCursor) => void): ValueRule {
  return { kind: 'value', read };
}
