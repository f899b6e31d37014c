import { folded } from '../../lib/folded-text.ts';
import { rememberFor } from '../../lib/remember-for.ts';
import type { AttributeColumn } from '../../trace/attribute-column.ts';
import type { EventNames } from '../../trace/event-names.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SoughtText } from '../../trace/text-hits.ts';
import type { TraceReaders } from '../../trace/trace-handle.ts';
import { allSpans, exactly, type KnownSpans } from './known-spans.ts';

/** The readers that a filter needs. */
export type FilterReaders = Pick<TraceReaders, 'attribute' | 'eventNames' | 'findText'>;

/** A column has four bytes a span. */
const MOST_COLUMNS = 12;
/** What was found has a bit a span. */
const MOST_TEXTS = 50;

/** So many rows of an attribute are read before all are: some two and ten milliseconds of reading. */
const FIRST_ROWS = [1024, 8192];

/** What filters of one trace have read, so that the next one, mostly a letter longer, need not. */
export class FilterReads {
  readonly #size: number;
  readonly #columns = new Map<string, AttributeColumn>();
  /** Of the first rows alone. */
  readonly #first = new Map<string, AttributeColumn>();
  readonly #askedFirst = new Map<string, Promise<void>>();
  readonly #asked = new Map<string, Promise<AttributeColumn>>();
  readonly #texts = new Map<string, SpanSet>();
  readonly #patterns = new Map<string, SpanSet>();
  #eventNames: EventNames | null = null;
  #askedEvents: Promise<EventNames> | null = null;

  /** How many rows of an attribute are read before all are, few first; none of a short trace. */
  readonly firstRows: readonly number[];

  constructor(size: number) {
    this.#size = size;
    this.firstRows = FIRST_ROWS.filter((rows) => size > 2 * rows);
  }

  get eventNames(): EventNames | null {
    return this.#eventNames;
  }

  /** Returns a column that was read, or as much as was; null for nothing. */
  attribute(key: string): AttributeColumn | null {
    return this.#columns.get(key) ?? this.#first.get(key) ?? null;
  }

  /** Asks for columns, first rows first. That one cannot be read is told to who waits for it. */
  beginAttributes(keys: readonly string[], readers: FilterReaders): void {
    for (const rows of this.firstRows) for (const key of keys) this.readFirst(key, rows, readers).catch(() => {});
    for (const key of keys) this.readAttribute(key, readers).catch(() => {});
  }

  /** Returns a column, read once. Rejects as the reader does, and is read again when asked for again. */
  readAttribute(key: string, readers: FilterReaders): Promise<AttributeColumn> {
    const known = this.#columns.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const asked = this.#asked.get(key) ?? this.#askAttribute(key, readers);
    this.#asked.set(key, asked);
    return asked;
  }

  async #askAttribute(key: string, readers: FilterReaders): Promise<AttributeColumn> {
    try {
      const column = await readers.attribute(key);
      keep(this.#columns, key, column, MOST_COLUMNS);
      this.#first.delete(key);
      return column;
    } finally {
      this.#asked.delete(key);
    }
  }

  /**
   * Reads what the first rows say of an attribute whose column is not there: that is there sooner. Rejects as the reader
   * does.
   */
  readFirst(key: string, rows: number, readers: FilterReaders): Promise<void> {
    const known = this.attribute(key);
    if (known !== null && known.values.length >= rows) return Promise.resolve();
    const name = `${rows} ${key}`;
    const asked = this.#askedFirst.get(name) ?? this.#askFirst(name, key, rows, readers);
    this.#askedFirst.set(name, asked);
    return asked;
  }

  async #askFirst(name: string, key: string, rows: number, readers: FilterReaders): Promise<void> {
    try {
      const column = await readers.attribute(key, rows);
      if (!this.#columns.has(key)) keep(this.#first, key, column, MOST_COLUMNS);
    } finally {
      this.#askedFirst.delete(name);
    }
  }

  /** Returns the events' names, read once. Rejects as the reader does. */
  readEventNames(readers: FilterReaders): Promise<EventNames> {
    this.#askedEvents ??= readers.eventNames().then(
      (names) => {
        this.#eventNames = names;
        return names;
      },
      (error: unknown) => {
        this.#askedEvents = null;
        throw error;
      },
    );
    return this.#askedEvents;
  }

  /** Returns what is known of where a text or pattern stands: a text can stand only where every part of it does. */
  withText(text: SoughtText): KnownSpans {
    const known = typeof text === 'string' ? this.#texts.get(folded(text)) : this.#patterns.get(text.pattern);
    if (known !== undefined) return exactly(known);
    return { certain: new SpanSet(this.#size), possible: this.#possible(text) };
  }

  #possible(text: SoughtText): SpanSet {
    let possible = allSpans(this.#size);
    if (typeof text !== 'string') return possible;
    const wanted = folded(text);
    for (const [part, spans] of this.#texts) if (wanted.includes(part)) possible = possible.and(spans);
    return possible;
  }

  /** Keeps all spans in which a text or pattern was found. */
  keepText(text: SoughtText, spans: SpanSet): void {
    if (typeof text === 'string') keep(this.#texts, folded(text), spans, MOST_TEXTS);
    else keep(this.#patterns, text.pattern, spans, MOST_TEXTS);
  }
}

/** Returns what filters of a trace have read. */
export const readsOf: (trace: SpanTable) => FilterReads = rememberFor(
  ({ length }: SpanTable) => new FilterReads(length),
);

function keep<Value>(values: Map<string, Value>, key: string, value: Value, most: number): void {
  const [oldest] = values.keys();
  if (values.size >= most && !values.has(key) && oldest !== undefined) values.delete(oldest);
  values.set(key, value);
}
