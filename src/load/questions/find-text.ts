import { resourceSays, spanSays } from '../../analysis/span-details/span-texts.ts';
import { type FoldedPattern, folded, foldedPattern } from '../../lib/folded-text.ts';
import { rememberFor } from '../../lib/remember-for.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { FoundRows } from '../messages.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { TextVisitor } from './text-visitor.ts';

/** A part of a search takes about so long; until then no other question is answered. */
const PART_MILLISECONDS = 25;
/** Rows between two looks at the clock, as many as a word of a set has bits. */
const STEP = 32;

/** What is known of how a span is written. */
const Writing = {
  Unknown: 0,
  /** Everything that can be searched stands in its bytes as it is shown. */
  Plain: 1,
  Other: 2,
} as const;

/**
 * Finds `text`, as `TraceReaders.findText` says, for a short time. It goes down the rows, and looks closely at the spans
 * whose bytes have the text somewhere. A span whose bytes do not have it may still say it: in escapes, or in a number
 * that is written in an odd way. How a span is written is learnt once, in a second go down the rows. An empty text finds
 * nothing and only learns that, so that the search after it need not.
 */
export function findText(trace: ReceivedTrace, text: string, from: number): FoundRows {
  const wanted = folded(text);
  const searcher = searcherOf(trace);
  return wanted === '' ? searcher.find(NOWHERE, Math.max(from, searcher.stepCount)) : searcher.find(wanted, from);
}

/** A noncharacter, which no text has. */
const NOWHERE = '\uffff';

const searcherOf = rememberFor((trace: ReceivedTrace) => new Searcher(trace));

class Searcher {
  readonly #trace: ReceivedTrace;
  /** `Writing` of each row. */
  readonly #writing: Uint8Array;
  #search: Search | null = null;

  constructor(trace: ReceivedTrace) {
    this.#trace = trace;
    this.#writing = new Uint8Array(trace.received.length);
  }

  /** Steps of one go down the rows; from this one on it is the second. */
  get stepCount(): number {
    return Math.ceil(this.#trace.received.length / STEP);
  }

  find(folded: string, from: number): FoundRows {
    if (this.#search?.folded !== folded) this.#search = new Search(this.#trace, this.#writing, folded);
    const search = this.#search;
    const rows = this.#trace.received.length;
    const steps = this.stepCount;
    const isSecond = from >= steps;
    const firstRow = (isSecond ? from - steps : from) * STEP;
    const found = new SpanSet(rows);
    const until = performance.now() + PART_MILLISECONDS;
    let row = firstRow;
    while (row < rows && performance.now() < until) {
      const last = Math.min(row + STEP, rows);
      const hadHits = search.hasHits;
      for (; row < last; row++) {
        if (!search.says(row, isSecond)) continue;
        found.add(row);
        search.hasHits = true;
      }
      // The first hit is what is waited for.
      if (!hadHits && search.hasHits) break;
    }
    const step = Math.ceil(row / STEP);
    const next = (isSecond ? steps : 0) + step;
    return {
      words: found.words.slice(firstRow / STEP, step),
      row: firstRow,
      next: isSecond && row === rows ? null : next,
    };
  }
}

/** One text that is looked for. */
class Search {
  readonly folded: string;
  hasHits = false;
  readonly #trace: ReceivedTrace;
  readonly #writing: Uint8Array;
  readonly #pattern: FoldedPattern;
  readonly #visitor: TextVisitor;
  readonly #resources = new Map<number, boolean>();

  constructor(trace: ReceivedTrace, writing: Uint8Array, folded: string) {
    this.folded = folded;
    this.#trace = trace;
    this.#writing = writing;
    this.#pattern = foldedPattern(folded);
    this.#visitor = new TextVisitor(folded, this.#pattern);
  }

  /** Returns whether a row says the text. The first time, rows not seen to may still; the second time, only those are looked at. */
  says(row: SpanIndex, isSecond: boolean): boolean {
    if (isSecond && this.#writing[row] !== Writing.Unknown) return false;
    const { spans, received } = this.#trace;
    const span = received[row];
    if (this.#resourceSays(span)) return true;
    const cursor = spans.cursorAt(span);
    const end = cursor.position + spans.byteLength(span);
    const place = this.#pattern.next(cursor.bytes, cursor.position, end);
    if (place < 0 && (this.#writing[row] === Writing.Plain || (!isSecond && this.#writing[row] === Writing.Unknown))) {
      return false;
    }
    return this.#look(row, span, place, end);
  }

  #look(row: SpanIndex, span: number, place: number, end: number): boolean {
    const { spans } = this.#trace;
    const scanner = spans.scannerOf(span);
    const visitor = this.#visitor;
    if (scanner !== null) {
      visitor.begin(scanner, place, end);
      if (scanner.scan(spans.cursorAt(span), visitor, true)) {
        this.#writing[row] = visitor.isPlain ? Writing.Plain : Writing.Other;
        return visitor.says;
      }
    }
    this.#writing[row] = Writing.Other;
    const details = spans.details(span);
    return spanSays(details, this.folded) || resourceSays(details.resource, this.folded);
  }

  #resourceSays(span: number): boolean {
    const { spans } = this.#trace;
    const number = spans.resourceNumber(span);
    const known = this.#resources.get(number);
    if (known !== undefined) return known;
    const resource = spans.scannerOf(span)?.readResource(spans.resourceBytes(number));
    const says = resource !== undefined && resourceSays(resource, this.folded);
    this.#resources.set(number, says);
    return says;
  }
}
