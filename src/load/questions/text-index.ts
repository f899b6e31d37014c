import { resourceTexts, spanTexts } from '../../analysis/span-details/span-texts.ts';
import { GrowingColumn } from '../../lib/growing-column.ts';
import { NumberLists } from '../../lib/number-lists.ts';
import { NO_VALUE } from '../../trace/attribute-column.ts';
import { StringTableBuilder } from '../../trace/string-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { AttributeLayouts, NO_PLACE, SCATTERED } from './attribute-layouts.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { TextCollector } from './text-collector.ts';

/** The index grows by so many rows, as many as a word of a set has bits. */
export const STEP = 32;

/** Different texts may take so much memory; the spans behind are read anew for each search. */
const MOST_BYTES = 256 << 20;
const NO_RESOURCE = 0xffffffff;

/** A row has to be read to know its value. */
export const UNREAD = 0xfffffffe;

/**
 * The texts by which spans of a trace are found, each different one once, and which rows have it: what is looked for is
 * then looked for in a small part of what was received. Grows down the rows, as far as it is asked for.
 */
export class TextIndex {
  readonly texts = new StringTableBuilder();
  readonly #trace: ReceivedTrace;
  readonly #mostBytes: number;
  /** Numbers of texts: a list for each row, and one for each resource. */
  readonly #ofRows = new NumberLists();
  readonly #ofResources = new NumberLists();
  readonly #layouts = new AttributeLayouts();
  readonly #collector = new TextCollector(this.texts, this.#ofRows, this.#layouts);
  /** For each row its resource's list, NO_RESOURCE where the row's own has what its resource says. */
  readonly #resourceOf: Uint32Array;
  readonly #listsOfResources = new Map<number, number>();
  /** For each row the number of its layout, NO_VALUE where its attributes are not to be told from its texts. */
  readonly #layoutOf: Uint32Array;
  /** How many texts there were after each step. */
  readonly #textCounts = new GrowingColumn();
  /** The first row for which there was no room. */
  #roomEnd = Number.POSITIVE_INFINITY;

  constructor(trace: ReceivedTrace, mostBytes = MOST_BYTES) {
    this.#trace = trace;
    this.#mostBytes = mostBytes;
    this.#resourceOf = new Uint32Array(trace.received.length).fill(NO_RESOURCE);
    this.#layoutOf = new Uint32Array(trace.received.length).fill(NO_VALUE);
  }

  /** Steps that the index has taken. */
  get stepCount(): number {
    return this.#textCounts.length;
  }

  /** Returns how many texts the rows up to the end of a step have, which the index has taken: those of the lowest numbers. */
  textCountAfter(step: number): number {
    return this.#textCounts.at(step);
  }

  /** Takes the next step. Throws if a span's bytes are no span. */
  grow(): void {
    const to = Math.min((this.stepCount + 1) * STEP, this.#trace.received.length);
    // A step that failed goes on with the row that did.
    for (let row = this.#ofRows.length; row < to; row++) this.#addRow(row);
    this.#textCounts.push(this.texts.length);
  }

  /** Returns whether a row that the index has, or its resource, has one of the texts that are marked. */
  hasMarked(row: SpanIndex, marks: Uint8Array): boolean {
    if (this.#ofRows.hasMarked(row, marks)) return true;
    const resource = this.#resourceOf[row];
    return resource !== NO_RESOURCE && this.#ofResources.hasMarked(resource, marks);
  }

  /**
   * Returns what tells the number of the text that is a row's own value of an attribute, NO_VALUE where it has none of its
   * own, UNREAD where the index does not tell. Good until the index grows.
   */
  ownValues(key: string): (row: SpanIndex) => number {
    const places = this.#layouts.placesOf(key);
    return (row) => {
      const layout = this.#layoutOf[row];
      if (layout === NO_VALUE || places[layout] === SCATTERED) return UNREAD;
      return places[layout] === NO_PLACE ? NO_VALUE : this.#ofRows.at(row, places[layout]);
    };
  }

  /** Whether a row has to be read to know its texts. */
  isUnread(row: SpanIndex): boolean {
    return row >= this.#roomEnd;
  }

  #addRow(row: SpanIndex): void {
    const span = this.#trace.received[row];
    this.#ofRows.clear();
    if (this.texts.byteLength > this.#mostBytes) this.#roomEnd = Math.min(this.#roomEnd, row);
    else if (!this.#scan(row, span)) this.#readDetails(span);
    this.#ofRows.close();
  }

  /** Returns false where only the details tell what the span says. */
  #scan(row: SpanIndex, span: number): boolean {
    const { spans } = this.#trace;
    const scanner = spans.scannerOf(span);
    if (scanner === null) return false;
    this.#collector.begin(scanner);
    if (!scanner.scan(spans.cursorAt(span), this.#collector, true)) return false;
    this.#layoutOf[row] = this.#layouts.end();
    this.#resourceOf[row] = this.#listOfResource(span);
    return true;
  }

  #readDetails(span: number): void {
    const details = this.#trace.spans.details(span);
    this.#ofRows.clear();
    this.#addAll(this.#ofRows, spanTexts(details));
    this.#addAll(this.#ofRows, resourceTexts(details.resource));
  }

  #addAll(list: NumberLists, texts: Iterable<string>): void {
    for (const text of texts) list.add(this.texts.intern(text));
  }

  #listOfResource(span: number): number {
    const { spans } = this.#trace;
    const number = spans.resourceNumber(span);
    const known = this.#listsOfResources.get(number);
    if (known !== undefined) return known;
    const resource = spans.scannerOf(span)?.readResource(spans.resourceBytes(number));
    if (resource !== undefined) this.#addAll(this.#ofResources, resourceTexts(resource));
    const list = this.#ofResources.close();
    this.#listsOfResources.set(number, list);
    return list;
  }
}

const indexes = new WeakMap<ReceivedTrace, TextIndex>();

/** Returns the index of a trace, which those who search it share; an empty one the first time. */
export function textIndexOf(trace: ReceivedTrace): TextIndex {
  const index = indexes.get(trace) ?? new TextIndex(trace);
  indexes.set(trace, index);
  return index;
}

/** Returns the index of a trace that somebody has searched, null if nobody has. */
export function knownTextIndexOf(trace: ReceivedTrace): TextIndex | null {
  return indexes.get(trace) ?? null;
}
