import { resourceSays, spanSays, textSays } from '../../analysis/span-details/span-texts.ts';
import { type FoldedPattern, foldedPattern } from '../../lib/folded-text.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { STEP, type TextIndex } from './text-index.ts';

/** One text that is looked for. */
export class TextSearch {
  /** As it is compared; not empty. */
  readonly folded: string;
  /** Whether any row was found. */
  hasHits = false;
  readonly #trace: ReceivedTrace;
  readonly #index: TextIndex;
  readonly #pattern: FoldedPattern;
  /** 1 for each of the index's texts that says it. */
  #marks = new Uint8Array(0);
  /** Texts that were looked at. */
  #seen = 0;

  constructor(trace: ReceivedTrace, index: TextIndex, folded: string) {
    this.folded = folded;
    this.#trace = trace;
    this.#index = index;
    this.#pattern = foldedPattern(folded);
  }

  /** Adds the rows of a step that the index has taken and that say the text. */
  findIn(step: number, found: SpanSet): void {
    this.#look(this.#index.textCountAfter(step));
    const end = Math.min((step + 1) * STEP, found.size);
    for (let row = step * STEP; row < end; row++) {
      if (!this.#says(row)) continue;
      found.add(row);
      this.hasHits = true;
    }
  }

  #says(row: SpanIndex): boolean {
    if (!this.#index.isUnread(row)) return this.#index.hasMarked(row, this.#marks);
    const details = this.#trace.spans.details(this.#trace.received[row]);
    return spanSays(details, this.folded) || resourceSays(details.resource, this.folded);
  }

  /** Looks at the texts up to the one of number `to`. */
  #look(to: number): void {
    if (to <= this.#seen) return;
    const { bytes, ends } = this.#index.texts.held;
    if (to > this.#marks.length) this.#makeRoom(ends.length);
    const end = ends[to - 1];
    let text = this.#seen;
    let at = text === 0 ? 0 : ends[text - 1];
    for (at = this.#pattern.next(bytes, at, end); at >= 0; at = this.#pattern.next(bytes, at, end)) {
      while (ends[text] <= at) text++;
      if (this.#stands(at, ends[text], text)) this.#marks[text] = 1;
      at = ends[text];
    }
    this.#seen = to;
  }

  /** Whether what was found at `at` is all within the text that ends at `end`. */
  #stands(at: number, end: number, text: number): boolean {
    const { length, isCertain } = this.#pattern;
    return isCertain ? at + length <= end : textSays(this.#index.texts.get(text), this.folded);
  }

  #makeRoom(count: number): void {
    const marks = new Uint8Array(2 * count);
    marks.set(this.#marks);
    this.#marks = marks;
  }
}
