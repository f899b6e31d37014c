import { resourceTexts, spanTexts } from '../../analysis/span-details/span-texts.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { ReceivedTrace } from './received-trace.ts';
import type { Sought } from './sought.ts';
import { STEP, type TextIndex } from './text-index.ts';

/** One text or pattern that is looked for. */
export class TextSearch {
  readonly sought: Sought;
  /** Whether any row was found. */
  hasHits = false;
  readonly #trace: ReceivedTrace;
  readonly #index: TextIndex;
  /** 1 for each of the index's texts that says it. */
  #marks = new Uint8Array(0);
  /** Texts that were looked at. */
  #seen = 0;

  constructor(trace: ReceivedTrace, index: TextIndex, sought: Sought) {
    this.sought = sought;
    this.#trace = trace;
    this.#index = index;
  }

  /** Adds the rows of a step that the index has taken and that say it. */
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
    return this.#isSaidByAny(spanTexts(details)) || this.#isSaidByAny(resourceTexts(details.resource));
  }

  #isSaidByAny(texts: Iterable<string>): boolean {
    for (const text of texts) if (this.sought.isSaidBy(text)) return true;
    return false;
  }

  /** Looks at the texts up to the one of number `to`. */
  #look(to: number): void {
    if (to <= this.#seen) return;
    const { texts } = this.#index;
    if (to > this.#marks.length) this.#makeRoom(texts.length);
    this.sought.mark(texts, this.#seen, to, this.#marks);
    this.#seen = to;
  }

  #makeRoom(count: number): void {
    const marks = new Uint8Array(2 * count);
    marks.set(this.#marks);
    this.#marks = marks;
  }
}
