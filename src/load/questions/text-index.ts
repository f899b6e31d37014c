import { resourceTexts, spanTexts } from '../../analysis/span-details/span-texts.ts';
import { GrowingColumn } from '../../lib/growing-column.ts';
import { NumberLists } from '../../lib/number-lists.ts';
import { StringTableBuilder } from '../../trace/string-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { TextCollector } from './text-collector.ts';

/** The index grows by so many rows, as many as a word of a set has bits. */
export const STEP = 32;

/** Different texts may take so much memory; the spans behind are read anew for each search. */
const MOST_BYTES = 256 << 20;
const NO_RESOURCE = 0xffffffff;

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
  readonly #rowCollector = new TextCollector(this.texts, this.#ofRows);
  readonly #resourceCollector = new TextCollector(this.texts, this.#ofResources);
  /** For each row its resource's list, NO_RESOURCE where the row's own has what its resource says. */
  readonly #resourceOf: Uint32Array;
  readonly #listsOfResources = new Map<number, number>();
  /** How many texts there were after each step. */
  readonly #textCounts = new GrowingColumn();
  /** The first row for which there was no room. */
  #roomEnd = Number.POSITIVE_INFINITY;

  constructor(trace: ReceivedTrace, mostBytes = MOST_BYTES) {
    this.#trace = trace;
    this.#mostBytes = mostBytes;
    this.#resourceOf = new Uint32Array(trace.received.length).fill(NO_RESOURCE);
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
    const from = this.stepCount * STEP;
    const to = Math.min(from + STEP, this.#trace.received.length);
    for (let row = from; row < to; row++) this.#addRow(row);
    this.#textCounts.push(this.texts.length);
  }

  /** Returns whether a row that the index has, or its resource, has one of the texts that are marked. */
  hasMarked(row: SpanIndex, marks: Uint8Array): boolean {
    if (this.#ofRows.hasMarked(row, marks)) return true;
    const resource = this.#resourceOf[row];
    return resource !== NO_RESOURCE && this.#ofResources.hasMarked(resource, marks);
  }

  /** Whether a row has to be read to know its texts. */
  isUnread(row: SpanIndex): boolean {
    return row >= this.#roomEnd;
  }

  #addRow(row: SpanIndex): void {
    const span = this.#trace.received[row];
    if (this.texts.byteLength > this.#mostBytes) this.#roomEnd = Math.min(this.#roomEnd, row);
    else if (!this.#scan(row, span)) this.#readDetails(span);
    this.#ofRows.close();
  }

  /** Returns false where only the details tell what the span says. */
  #scan(row: SpanIndex, span: number): boolean {
    const { spans } = this.#trace;
    const scanner = spans.scannerOf(span);
    if (scanner === null) return false;
    this.#rowCollector.begin(scanner);
    if (!scanner.scan(spans.cursorAt(span), this.#rowCollector, true)) return false;
    this.#resourceOf[row] = this.#listOfResource(span);
    return true;
  }

  #readDetails(span: number): void {
    const details = this.#trace.spans.details(span);
    this.#ofRows.clear();
    this.#rowCollector.addAll(spanTexts(details));
    this.#rowCollector.addAll(resourceTexts(details.resource));
  }

  #listOfResource(span: number): number {
    const { spans } = this.#trace;
    const number = spans.resourceNumber(span);
    const known = this.#listsOfResources.get(number);
    if (known !== undefined) return known;
    const resource = spans.scannerOf(span)?.readResource(spans.resourceBytes(number));
    if (resource !== undefined) this.#resourceCollector.addAll(resourceTexts(resource));
    const list = this.#ofResources.close();
    this.#listsOfResources.set(number, list);
    return list;
  }
}
