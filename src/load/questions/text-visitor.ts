import { textSays, valueSays } from '../../analysis/span-details/span-texts.ts';
import type { FoldedPattern } from '../../lib/folded-text.ts';
import type { JsonCursor } from '../../lib/json/json-cursor.ts';
import type { AttributePlace, SpanScanner, SpanVisitor, TextPlace } from '../span-scanner.ts';
import { placedText } from './placed-text.ts';

/** Told what stands in a span, finds out whether any of it says a text. */
export class TextVisitor implements SpanVisitor {
  says = false;
  /** Whether all that was told stands there as it is shown. */
  isPlain = true;
  readonly #folded: string;
  readonly #pattern: FoldedPattern;
  #scanner: SpanScanner | null = null;
  /** The next place where the text may stand, -1 for none. */
  #place = -1;
  #end = 0;

  constructor(folded: string, pattern: FoldedPattern) {
    this.#folded = folded;
    this.#pattern = pattern;
  }

  /** Begins with a span that ends at `end`, and in which the pattern first stands at `place`, -1 for nowhere. */
  begin(scanner: SpanScanner, place: number, end: number): void {
    this.says = false;
    this.isPlain = true;
    this.#scanner = scanner;
    this.#place = place;
    this.#end = end;
  }

  wants(): boolean {
    return true;
  }

  attribute(place: AttributePlace, cursor: JsonCursor): void {
    if (place.textFrom >= 0) {
      this.text(place, cursor);
      return;
    }
    this.isPlain = false;
    const attribute = this.#scanner?.readAttribute(cursor.bytes.subarray(place.from, place.to), place.depth);
    if (attribute !== undefined && valueSays(attribute.value, this.#folded)) this.says = true;
  }

  eventAttribute(place: AttributePlace, cursor: JsonCursor): void {
    this.attribute(place, cursor);
  }

  text(place: TextPlace, cursor: JsonCursor): void {
    if (place.isEscaped) this.isPlain = false;
    if (this.says) return;
    if (place.isEscaped) this.says = textSays(placedText(place, cursor), this.#folded);
    else if (this.#place >= 0) this.says = this.#standsIn(place, cursor);
  }

  #standsIn(place: TextPlace, cursor: JsonCursor): boolean {
    const { length, isCertain } = this.#pattern;
    while (this.#place >= 0 && this.#place < place.textFrom) {
      this.#place = this.#pattern.next(cursor.bytes, place.textFrom, this.#end);
    }
    if (this.#place < 0 || this.#place + length > place.textTo) return false;
    return isCertain || textSays(placedText(place, cursor), this.#folded);
  }
}
