import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { NONE } from '../../../trace/span-columns.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { DocumentReader, Rule, ValueRule } from '../../document-walker.ts';
import { JaegerSpanReader } from './span-reader.ts';

/** Returns a reader of a dump: one document after another. */
export function createDumpReader(builder: TraceBuilder): DocumentReader {
  return new StorageReader(builder, (document) => ({ kind: 'array', item: document }));
}

/** Returns a reader of the answer to a search, with its documents in `hits.hits`. */
export function createSearchReader(builder: TraceBuilder): DocumentReader {
  return new StorageReader(builder, (document) => {
    const hits: Rule = { kind: 'object', keys: HITS_KEYS, members: [{ kind: 'array', item: document }] };
    return { kind: 'object', keys: HITS_KEYS, members: [hits] };
  });
}

const HITS_KEYS = new KeyTable({ hits: 0 });
const SOURCE_KEYS = new KeyTable({ _source: 0 });
/** The lines between the documents of a bulk request. */
const ACTION_KEYS = new KeyTable({ index: 0, create: 0, update: 0, delete: 0 });
const SPAN_PATTERNS = ['"spanID"', '"operationName"'].map(bytePattern);

class StorageReader implements DocumentReader {
  readonly root: Rule;
  readonly spanKeys = SPAN_PATTERNS;
  readonly contextKeys = [];

  readonly #builder: TraceBuilder;
  readonly #spans: JaegerSpanReader;
  #lastTraceNumber = -1;

  constructor(builder: TraceBuilder, rootOf: (document: ValueRule) => Rule) {
    this.#builder = builder;
    this.#spans = new JaegerSpanReader(builder);
    this.root = rootOf({ kind: 'value', read: (cursor) => this.#readDocument(cursor) });
  }

  /** Each document brings its own process. */
  loseContext(): void {}

  salvage(cursor: JsonCursor): boolean {
    if (!this.#spans.readGuess(cursor)) return false;
    this.#addSpan();
    return true;
  }

  finish(): void {}

  #readDocument(cursor: JsonCursor): void {
    cursor.peek();
    const from = cursor.position;
    const sourceAt = findSource(cursor);
    if (sourceAt === ACTION) return;
    const after = cursor.position;
    cursor.position = sourceAt >= 0 ? sourceAt : from;
    const isSpan = this.#spans.read(cursor) && this.#spans.draft.byteLength > 0;
    if (sourceAt >= 0) cursor.position = after;
    if (isSpan) this.#addSpan();
    else this.#builder.addInputDefect('unreadable_span', 'not an object where a span belongs');
  }

  #addSpan(): void {
    const { draft, hasTraceId, processOffset } = this.#spans;
    if (!hasTraceId) {
      draft.marks |= SpanMark.MissingTraceId;
      draft.traceNumber = this.#lastTraceNumber >= 0 ? this.#lastTraceNumber : this.#builder.traceNumberOfText('');
    }
    this.#lastTraceNumber = draft.traceNumber;
    draft.resource = processOffset < 0 ? NONE : this.#spans.addInlineProcess();
    this.#builder.add(draft);
  }
}

const ACTION = -2;
const NOT_THERE = -1;

/**
 * Skips the document at the cursor; returns where its `_source` stands, NOT_THERE if it has none, ACTION if it is a
 * line of a bulk request.
 */
function findSource(cursor: JsonCursor): number {
  let found = NOT_THERE;
  if (!cursor.enterObject()) return found;
  for (let isFirst = true; cursor.nextMember(isFirst); isFirst = false) {
    const isSource = cursor.keyIn(SOURCE_KEYS) === 0 && cursor.peek() === 0x7b;
    if (isFirst && cursor.keyIn(ACTION_KEYS) === 0 && cursor.peek() === 0x7b) found = ACTION;
    else if (isSource) found = cursor.position;
    else if (found === ACTION) found = NOT_THERE;
    cursor.skipValue();
  }
  return found;
}
