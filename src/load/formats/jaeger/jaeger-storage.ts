import { bytePattern } from '../../../lib/byte-pattern.ts';
import type { JsonCursor } from '../../../lib/json/json-cursor.ts';
import { KeyTable } from '../../../lib/json/key-table.ts';
import { NONE } from '../../../trace/span-columns.ts';
import { SpanMark } from '../../../trace/span-table.ts';
import type { TraceBuilder } from '../../../trace/trace-builder.ts';
import type { DocumentShape } from '../../document-shape.ts';
import type { DocumentReader, Rule, ValueRule } from '../../document-walker.ts';
import type { TraceFormat } from '../format.ts';
import { readJaegerDetails } from './details.ts';
import { JaegerSpanReader } from './span-reader.ts';

/**
 * Jaeger's spans as they lie in Elasticsearch or OpenSearch, one document a span: lines of a dump, with or without the
 * action lines of a bulk request between them, each the span itself or an object with the span in `_source`.
 */
export const jaegerStorage: TraceFormat = {
  name: 'jaeger-storage',
  title: 'Jaeger storage dump',
  recognise: (shape) => hasSpanAt(shape, '') || hasSpanAt(shape, '_source.'),
  createReader: (builder) => new StorageReader(builder, (document) => ({ kind: 'array', item: document })),
  readDetails: readJaegerDetails,
};

/** The same documents in the answer to a search: `{"hits":{"hits":[{"_source":{…}}]}}`. */
export const jaegerStorageSearch: TraceFormat = {
  name: 'jaeger-storage-search',
  title: 'Jaeger storage search',
  recognise: (shape) => hasSpanAt(shape, 'hits.hits._source.'),
  createReader: (builder) =>
    new StorageReader(builder, (document) => {
      const hits: Rule = { kind: 'object', keys: HITS_KEYS, members: [{ kind: 'array', item: document }] };
      return { kind: 'object', keys: HITS_KEYS, members: [hits] };
    }),
  readDetails: readJaegerDetails,
};

function hasSpanAt({ paths }: DocumentShape, prefix: string): boolean {
  return paths.has(`${prefix}operationName`) && (paths.has(`${prefix}process`) || paths.has(`${prefix}spanID`));
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
    const { draft, hasTraceId, processOffset, processLength, processService } = this.#spans;
    if (!hasTraceId) {
      draft.marks |= SpanMark.MissingTraceId;
      draft.traceNumber = this.#lastTraceNumber >= 0 ? this.#lastTraceNumber : this.#builder.traceNumberOfText('');
    }
    this.#lastTraceNumber = draft.traceNumber;
    draft.resource = processOffset < 0 ? NONE : this.#builder.addPart(processOffset, processLength, processService);
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
