import { valueTexts } from '../../analysis/span-details/span-texts.ts';
import type { JsonCursor } from '../../lib/json/json-cursor.ts';
import type { NumberLists } from '../../lib/number-lists.ts';
import type { StringTableBuilder } from '../../trace/string-table.ts';
import type { AttributePlace, SpanScanner, SpanVisitor, TextPlace } from '../span-scanner.ts';
import { placedText } from './placed-text.ts';

/** Told what stands in a span, adds the number of each text by which the span is found to a list. */
export class TextCollector implements SpanVisitor {
  readonly #texts: StringTableBuilder;
  readonly #numbers: NumberLists;
  #scanner: SpanScanner | null = null;

  constructor(texts: StringTableBuilder, numbers: NumberLists) {
    this.#texts = texts;
    this.#numbers = numbers;
  }

  /** Begins with a span that `scanner` scans. */
  begin(scanner: SpanScanner): void {
    this.#scanner = scanner;
  }

  /** Adds texts that were read by other means. */
  addAll(texts: Iterable<string>): void {
    for (const text of texts) this.#numbers.add(this.#texts.intern(text));
  }

  wants(): boolean {
    return true;
  }

  attribute(place: AttributePlace, cursor: JsonCursor): void {
    if (place.textFrom >= 0) {
      this.text(place, cursor);
      return;
    }
    const attribute = this.#scanner?.readAttribute(cursor.bytes.subarray(place.from, place.to), place.depth);
    if (attribute !== undefined) this.addAll(valueTexts(attribute.value));
  }

  eventAttribute(place: AttributePlace, cursor: JsonCursor): void {
    this.attribute(place, cursor);
  }

  text(place: TextPlace, cursor: JsonCursor): void {
    const { textFrom, textTo, isEscaped } = place;
    const number = isEscaped
      ? this.#texts.intern(placedText(place, cursor))
      : this.#texts.internBytes(cursor.bytes, textFrom, textTo);
    this.#numbers.add(number);
  }
}
