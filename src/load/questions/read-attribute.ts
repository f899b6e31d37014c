import { type ByteFinder, byteFinder } from '../../lib/byte-pattern.ts';
import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { ATTRIBUTE_BEGINS, type SpanScanner } from '../span-scanner.ts';
import { DistinctTexts } from './distinct-texts.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { ValueVisitor } from './value-visitor.ts';

/** Returns one attribute of all rows as the details show it; a span without it takes its resource's. */
export function readAttribute(trace: ReceivedTrace, key: string): AttributeColumn {
  const reader = new AttributeReader(trace, key);
  const values = new Uint32Array(trace.received.length);
  // As received: memory is read from one end to the other, which is a good deal sooner than down the rows.
  for (const row of rowsAsReceived(trace.received)) values[row] = reader.valueOf(trace.received[row]);
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
  /** What finds the key in what the scanner that was asked for last scans. */
  #finderOf: { readonly scanner: SpanScanner | null; readonly finder: ByteFinder | null } = {
    scanner: null,
    finder: null,
  };
  /** Values that resources have, or NO_VALUE, by the resource's number. */
  readonly #ofResources = new Map<number, number>();

  constructor({ spans }: ReceivedTrace, key: string) {
    this.#spans = spans;
    this.#key = key;
    this.#visitor = new ValueVisitor(key, this.#texts);
  }

  /** The different values so far. */
  get texts(): readonly string[] {
    return this.#texts.texts;
  }

  /** Returns the value of a span as its place among the texts, or NO_VALUE. */
  valueOf(span: number): number {
    const scanner = this.#spans.scannerOf(span);
    if (scanner === null) return this.#read(span);
    this.#visitor.begin(scanner);
    if (!this.#scan(span, scanner)) return this.#read(span);
    return this.#visitor.value === NO_VALUE ? this.#ofResource(span) : this.#visitor.value;
  }

  /** The first attribute that is read of a trace tells where those after it can be found without reading the others. */
  #scan(span: number, scanner: SpanScanner): boolean {
    const finder = this.#finderFor(scanner);
    if (finder === null || !this.#spans.hasPlainList(span)) {
      return this.#spans.scanAttributes(span, scanner, this.#visitor);
    }
    this.#spans.findAttributes(span, scanner, finder, this.#visitor);
    return true;
  }

  #finderFor(scanner: SpanScanner): ByteFinder | null {
    if (scanner === this.#finderOf.scanner) return this.#finderOf.finder;
    const isFound = scanner.isPlainKey(this.#key) && !NEEDS_ESCAPES.test(this.#key);
    const finder = isFound ? byteFinder(`${ATTRIBUTE_BEGINS}${this.#key}"`) : null;
    this.#finderOf = { scanner, finder };
    return finder;
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
  return found === undefined ? null : attributeText(found.value);
}
