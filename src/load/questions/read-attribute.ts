import { type AttributeColumn, NO_VALUE } from '../../trace/attribute-column.ts';
import { attributeText } from '../../trace/attribute-text.ts';
import type { Attribute } from '../../trace/span-details.ts';
import { DistinctTexts } from './distinct-texts.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { ValueVisitor } from './value-visitor.ts';

/** Returns one attribute of all rows as the details show it; a span without it takes its resource's. */
export function readAttribute(trace: ReceivedTrace, key: string): AttributeColumn {
  const reader = new AttributeReader(trace, key);
  const values = new Uint32Array(trace.received.length);
  for (let row = 0; row < values.length; row++) values[row] = reader.valueOf(trace.received[row]);
  return { key, texts: reader.texts, values };
}

class AttributeReader {
  readonly #spans: ReceivedTrace['spans'];
  readonly #key: string;
  readonly #texts = new DistinctTexts();
  readonly #visitor: ValueVisitor;
  /** Attributes of resources, null for those that have no such one, by the resource's number. */
  readonly #ofResources = new Map<number, string | null>();

  constructor({ spans }: ReceivedTrace, key: string) {
    this.#spans = spans;
    this.#key = key;
    this.#visitor = new ValueVisitor(key, this.#texts);
  }

  /** The values so far, in order of first appearance. */
  get texts(): readonly string[] {
    return this.#texts.texts;
  }

  /** Returns the value of a span as its place among the texts, or NO_VALUE. */
  valueOf(span: number): number {
    const scanner = this.#spans.scannerOf(span);
    if (scanner === null) return this.#read(span);
    this.#visitor.begin(scanner);
    if (!scanner.scan(this.#spans.cursorAt(span), this.#visitor, false)) return this.#read(span);
    return this.#visitor.value === NO_VALUE ? this.#numberOf(this.#ofResource(span)) : this.#visitor.value;
  }

  #read(span: number): number {
    const { attributes, resource } = this.#spans.details(span);
    return this.#numberOf(lastText(attributes, this.#key) ?? lastText(resource.attributes, this.#key));
  }

  #ofResource(span: number): string | null {
    const number = this.#spans.resourceNumber(span);
    const known = this.#ofResources.get(number);
    if (known !== undefined) return known;
    const resource = this.#spans.scannerOf(span)?.readResource(this.#spans.resourceBytes(number));
    const text = lastText(resource?.attributes ?? [], this.#key);
    this.#ofResources.set(number, text);
    return text;
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
