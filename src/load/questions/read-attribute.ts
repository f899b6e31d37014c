import { type ByteFinder, byteFinder } from '../../lib/byte-pattern.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import { attributeLine } from '../../trace/attribute-text.ts';
import type { Attribute } from '../../trace/span-details.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { ATTRIBUTE_BEGINS, type SpanScanner } from '../span-scanner.ts';
import { DistinctTexts } from './distinct-texts.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { knownTextIndexOf, type TextIndex, UNREAD } from './text-index.ts';
import { ValueVisitor } from './value-visitor.ts';

/**
 * Returns one attribute of the first `rowCount` rows, by itself of all, as the details show it but in one line; a span
 * without it takes its resource's. Of rows that a search went through it is known which text is the value; only the others are read.
 */
export function readAttribute(trace: ReceivedTrace, key: string, rowCount = trace.received.length): AttributeColumn {
  const reader = new AttributeReader(trace, key);
  const received = trace.received.subarray(0, rowCount);
  const values = new Uint32Array(received.length);
  for (let row = 0; row < received.length; row++) values[row] = reader.indexedValueOf(row, received[row]);
  if (!values.includes(UNREAD)) return inOrderOfRows({ key, texts: reader.texts, values });
  // As received: memory is read from one end to the other, which is a good deal sooner than down the rows.
  for (const row of rowsAsReceived(received)) if (values[row] === UNREAD) values[row] = reader.valueOf(received[row]);
  return inOrderOfRows({ key, texts: reader.texts, values });
}

/** Returns the rows in the order in which their spans were received. */
function rowsAsReceived(received: Uint32Array): Uint32Array {
  const last = received.reduce((most, span) => Math.max(most, span), 0);
  // Of many traces each has but a stretch of all that was received.
  const first = received.reduce((least, span) => Math.min(least, span), last);
  // Few among many are far from one another in any order.
  if (last - first > 4 * received.length) return received.map((_, row) => row);
  const rowOf = new Int32Array(last - first + 1).fill(-1);
  for (let row = 0; row < received.length; row++) rowOf[received[row] - first] = row;
  const rows = new Uint32Array(received.length);
  let count = 0;
  for (const row of rowOf) if (row >= 0) rows[count++] = row;
  return rows;
}

/** Returns the column with its texts in order of first appearance down the rows. */
function inOrderOfRows({ key, texts, values }: AttributeColumn): AttributeColumn {
  const numbers = new Uint32Array(texts.length).fill(NO_VALUE);
  const ordered: string[] = [];
  const renumbered = values.map((value) => {
    if (value === NO_VALUE) return NO_VALUE;
    if (numbers[value] === NO_VALUE) numbers[value] = ordered.push(texts[value]) - 1;
    return numbers[value];
  });
  return { key, texts: ordered, values: renumbered };
}

/** No key that is written without escapes has one of these. */
const NEEDS_ESCAPES = /["\\]/;

class AttributeReader {
  readonly #spans: ReceivedTrace['spans'];
  readonly #key: string;
  readonly #texts = new DistinctTexts();
  readonly #visitor: ValueVisitor;
  readonly #index: TextIndex | null;
  readonly #indexed: (row: SpanIndex) => number;
  /** The place of each of the index's texts among `texts`, NO_VALUE for what was not met yet. */
  readonly #placeOf: Uint32Array;
  /** The scanner that was asked for last. */
  #scanner: SpanScanner | null = null;
  /** Whether attributes of the key are shown as they stand in what it scans. */
  #isPlain = false;
  /** What finds the key in plain lists. */
  readonly #finder: ByteFinder | null;
  /** Values that resources have, or NO_VALUE, by the resource's number. */
  readonly #ofResources = new Map<number, number>();

  constructor(trace: ReceivedTrace, key: string) {
    this.#spans = trace.spans;
    this.#key = key;
    this.#visitor = new ValueVisitor(key, this.#texts);
    this.#finder = NEEDS_ESCAPES.test(key) ? null : byteFinder(`${ATTRIBUTE_BEGINS}${key}"`);
    this.#index = knownTextIndexOf(trace);
    this.#indexed = this.#index?.ownValues(key) ?? (() => UNREAD);
    this.#placeOf = new Uint32Array(this.#index?.texts.length ?? 0).fill(NO_VALUE);
  }

  /** The different values so far. */
  get texts(): readonly string[] {
    return this.#texts.texts;
  }

  /** Returns the value of the span at `row` as its place among the texts, NO_VALUE, or UNREAD where it is to be read. */
  indexedValueOf(row: SpanIndex, span: number): number {
    const text = this.#indexed(row);
    if (text === UNREAD) return UNREAD;
    const scanner = this.#spans.scannerOf(span);
    if (scanner !== this.#scanner) this.#turnTo(scanner);
    if (!this.#isPlain) return UNREAD;
    return text === NO_VALUE ? this.#ofResource(span) : this.#place(text);
  }

  /** Returns the value of a span as its place among the texts, or NO_VALUE. */
  valueOf(span: number): number {
    const scanner = this.#spans.scannerOf(span);
    if (scanner === null) return this.#read(span);
    if (scanner !== this.#scanner) this.#turnTo(scanner);
    this.#visitor.begin(scanner);
    if (!this.#scan(span, scanner)) return this.#read(span);
    return this.#visitor.value === NO_VALUE ? this.#ofResource(span) : this.#visitor.value;
  }

  #turnTo(scanner: SpanScanner | null): void {
    this.#scanner = scanner;
    this.#isPlain = scanner?.isPlainKey(this.#key) ?? false;
  }

  #place(text: number): number {
    if (this.#placeOf[text] === NO_VALUE) this.#placeOf[text] = this.#numberOf(this.#index?.texts.get(text) ?? null);
    return this.#placeOf[text];
  }

  /** The first attribute that is read of a trace tells where those after it can be found without reading the others. */
  #scan(span: number, scanner: SpanScanner): boolean {
    if (this.#finder === null || !this.#isPlain || !this.#spans.hasPlainList(span)) {
      return this.#spans.scanAttributes(span, scanner, this.#visitor);
    }
    this.#spans.findAttributes(span, scanner, this.#finder, this.#visitor);
    return true;
  }

  #read(span: number): number {
    const { attributes, resource } = this.#spans.details(span);
    return this.#numberOf(lastText(attributes, this.#key) ?? lastText(resource.attributes, this.#key));
  }

  #ofResource(span: number): number {
    const number = this.#spans.resourceNumber(span);
    const known = this.#ofResources.get(number);
    if (known !== undefined) return known;
    const resource = this.#spans.scannerOf(span)?.readResource(this.#spans.resourceBytes(number));
    const value = this.#numberOf(lastText(resource?.attributes ?? [], this.#key));
    this.#ofResources.set(number, value);
    return value;
  }

  #numberOf(text: string | null): number {
    return text === null ? NO_VALUE : this.#texts.numberOf(text);
  }
}

/** Of several attributes of one key the last one counts. */
function lastText(attributes: readonly Attribute[], key: string): string | null {
  const found = attributes.findLast((attribute) => attribute.key === key);
  return found === undefined ? null : attributeLine(found.value);
}
