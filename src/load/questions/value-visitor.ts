import type { JsonCursor } from '../../lib/json/json-cursor.ts';
import { NO_VALUE } from '../../trace/attribute-column.ts';
import { attributeLine } from '../../trace/attribute-text.ts';
import type { AttributePlace, SpanScanner, SpanVisitor } from '../span-scanner.ts';
import type { DistinctTexts } from './distinct-texts.ts';
import { placedText } from './placed-text.ts';

/** Told the attributes of a span, takes the value of one of them; of several of its key, of the last. */
export class ValueVisitor implements SpanVisitor {
  /** Number of the value's text, NO_VALUE for none. */
  value = NO_VALUE;
  readonly #key: Uint8Array;
  readonly #texts: DistinctTexts;
  #scanner: SpanScanner | null = null;

  constructor(key: string, texts: DistinctTexts) {
    this.#key = new TextEncoder().encode(key);
    this.#texts = texts;
  }

  /** Begins with a span that `scanner` scans. */
  begin(scanner: SpanScanner): void {
    this.value = NO_VALUE;
    this.#scanner = scanner;
  }

  wants({ keyFrom, keyTo }: AttributePlace, { bytes }: JsonCursor): boolean {
    const key = this.#key;
    if (keyTo - keyFrom !== key.length) return false;
    for (let i = key.length - 1; i >= 0; i--) if (bytes[keyFrom + i] !== key[i]) return false;
    return true;
  }

  attribute(place: AttributePlace, cursor: JsonCursor): void {
    if (place.textFrom < 0) this.value = this.#read(place, cursor.bytes);
    else if (place.isEscaped) this.value = this.#texts.numberOf(placedText(place, cursor));
    else this.value = this.#texts.numberOfBytes(cursor.bytes, place.textFrom, place.textTo);
  }

  eventAttribute(): void {}

  text(): void {}

  #read({ from, to, depth }: AttributePlace, bytes: Uint8Array): number {
    const attribute = this.#scanner?.readAttribute(bytes.subarray(from, to), depth);
    return attribute === undefined ? NO_VALUE : this.#texts.numberOf(attributeLine(attribute.value));
  }
}
