import { rememberFor } from '../../lib/remember-for.ts';
import { SpanSet } from '../../trace/span-set.ts';
import type { FoundRows } from '../messages.ts';
import type { ReceivedTrace } from './received-trace.ts';
import { type Sought, soughtText } from './sought.ts';
import { STEP, type TextIndex, textIndexOf } from './text-index.ts';
import { TextSearch } from './text-search.ts';

/** A part of a search takes about so long; until then no other question is answered. */
const PART_MILLISECONDS = 25;
/** A part that nobody waits for. */
const REHEARSAL_MILLISECONDS = 8;
/** The first hit is what is waited for; but what is found so soon comes with it, which saves a way to and fro. */
const SOON_MILLISECONDS = 8;

/**
 * Finds what is `sought`, as `TraceReaders.findText` says, for a short time, from step `from` on. The first search of a trace makes
 * an index of its texts on the way, which those after it need not. An empty text finds nothing and only makes that.
 */
export function findText(trace: ReceivedTrace, sought: Sought, from: number): FoundRows {
  return searcherOf(trace).find(sought, from);
}

/** What is looked for while nobody is told, for the engine to have compiled it by the first search; hardly any text has it. */
const ANY = soughtText('\uffff');

const searcherOf = rememberFor((trace: ReceivedTrace) => new Searcher(trace));

class Searcher {
  readonly #trace: ReceivedTrace;
  readonly #index: TextIndex;
  #search: TextSearch | null = null;

  constructor(trace: ReceivedTrace) {
    this.#trace = trace;
    this.#index = textIndexOf(trace);
  }

  find(wanted: Sought, from: number): FoundRows {
    const isRehearsal = wanted.key === '';
    const search = this.#searchFor(isRehearsal ? ANY : wanted);
    // What was prepared need not be gone through again.
    const firstStep = isRehearsal ? Math.max(from, this.#index.stepCount) : from;
    const found = new SpanSet(this.#trace.received.length);
    const step = this.#searchFrom(firstStep, search, found, isRehearsal ? REHEARSAL_MILLISECONDS : PART_MILLISECONDS);
    return {
      words: isRehearsal ? new Uint32Array(0) : found.words.slice(firstStep, step),
      row: firstStep * STEP,
      next: step < found.words.length ? step : null,
    };
  }

  /** Returns the step before which it stopped. */
  #searchFrom(firstStep: number, search: TextSearch, found: SpanSet, milliseconds: number): number {
    const hadHits = search.hasHits;
    const began = performance.now();
    let step = firstStep;
    while (step < found.words.length) {
      const taken = performance.now() - began;
      if (taken > (search.hasHits === hadHits ? milliseconds : SOON_MILLISECONDS)) break;
      if (step === this.#index.stepCount) this.#index.grow();
      search.findIn(step, found);
      step++;
    }
    return step;
  }

  #searchFor(wanted: Sought): TextSearch {
    if (this.#search?.sought.key !== wanted.key) this.#search = new TextSearch(this.#trace, this.#index, wanted);
    return this.#search;
  }
}
