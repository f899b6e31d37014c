import { valueTexts } from '../../analysis/span-details/span-texts.ts';
import type { JsonCursor } from '../../lib/json/json-cursor.ts';
import type { NumberLists } from '../../lib/number-lists.ts';
import type { StringTableBuilder } from '../../trace/string-table.ts';
import type { AttributePlace, SpanScanner, SpanVisitor, TextPlace } from '../span-scanner.ts';
import { type AttributeLayouts, SCATTERED } from './attribute-layouts.ts';
import { placedText } from './placed-text.ts';

/**
 * Told what stands in a span, adds the number of each text by which the span is found to a list, and notes which of them
 * are values of which attributes.
 */
export class TextCollector implements SpanVisitor {
  readonly #texts: StringTableBuilder;
  readonly #numbers: NumberLists;
  readonly #layouts: AttributeLayouts;
  #scanner: SpanScanner | null = null;

  constructor(texts: StringTableBuilder, numbers: NumberLists, layouts: AttributeLayouts) {
    this.#texts = texts;
    this.#numbers = numbers;
    this.#layouts = layouts;
  }

  /** Begins with a span that `scanner` scans. */
  begin(scanner: SpanScanner): void {
    this.#scanner = scanner;
    this.#layouts.begin();
  }

  wants(): boolean {
    return true;
  }

  attribute(place: AttributePlace, cursor: JsonCursor): void {
    const at = isExact(place, cursor) ? this.#numbers.openLength : SCATTERED;
    this.#layouts.note(cursor.bytes, place.keyFrom, place.keyTo, at);
    this.eventAttribute(place, cursor);
  }

  eventAttribute(place: AttributePlace, cursor: JsonCursor): void {
    if (place.textFrom >= 0) {
      this.text(place, cursor);
      return;
    }
    const attribute = this.#scanner?.readAttribute(cursor.bytes.subarray(place.from, place.to), place.depth);
    if (attribute === undefined) return;
    for (const text of valueTexts(attribute.value)) this.#numbers.add(this.#texts.intern(text));
  }

  text(place: TextPlace, cursor: JsonCursor): void {
    const { textFrom, textTo, isEscaped } = place;
    const number = isEscaped
      ? this.#texts.intern(placedText(place, cursor))
      : this.#texts.internBytes(cursor.bytes, textFrom, textTo);
    this.#numbers.add(number);
  }
}

/** Whether the value stands among the texts as it is shown: half a character, which UTF-8 cannot write, does not. */
function isExact(place: AttributePlace, cursor: JsonCursor): boolean {
  if (place.textFrom < 0) return false;
  return !place.isEscaped || !/\p{Surrogate}/u.test(placedText(place, cursor));
}
