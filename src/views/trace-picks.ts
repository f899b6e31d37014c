import type { SpanSet } from '../trace/span-set.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { TextHits } from '../trace/text-hits.ts';
import type { TraceLook } from './trace-look.ts';

/** What a filter has found. */
export interface Matches extends TextHits {
  /** The text of the filter that found them. */
  readonly of: string;
  /** Why some of the trace could not be looked at; null where all could. */
  readonly problem: string | null;
}

/** Which spans of a trace are picked, and by what. */
export interface TracePicks {
  /** What stands in “Filter spans” at this moment. */
  readonly filter: string;
  readonly filterMode: TraceLook['filterMode'];
  /** Somebody types it: the first match is gone to. What is clicked together, or comes with an address, moves nothing. */
  readonly isTyped: boolean;
  /** null while nothing is asked for. While a new text has found nothing yet, what the text before it found. */
  readonly matches: Matches | null;
  /** Spans that are pointed out by a finding, a part of the ledger, a moment of the strip; null for none. */
  readonly pointedOut: SpanSet | null;
  /** The spans that the critical path runs through, and all above them, while they alone are shown; else null. */
  readonly onPath: SpanSet | null;
  /** Spans that were gone to and keep their rows, though the filter leaves such out; null for none. */
  readonly kept: SpanSet | null;
}

const NOTHING: TracePicks = {
  filter: '',
  filterMode: 'highlight',
  isTyped: false,
  matches: null,
  pointedOut: null,
  onPath: null,
  kept: null,
};

/** Holds what of a trace is picked: the waterfall, the findings, the details and the title ask it and change it. */
export class PicksStore {
  #picks = NOTHING;
  readonly #listeners = new Set<() => void>();

  readonly get = (): TracePicks => this.#picks;

  readonly change = (change: Partial<TracePicks>): void => {
    this.#picks = { ...this.#picks, ...change };
    for (const listener of this.#listeners) listener();
  };

  /** What a person picked ends with the view of the trace. */
  readonly clear = (): void => this.change(NOTHING);

  /** Calls `listener` after every change. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const stores = new WeakMap<SpanTable['strings'], PicksStore>();

/** Returns what holds the picks of a trace: the same at recorded and at corrected times. */
export function picksOf({ strings }: Pick<SpanTable, 'strings'>): PicksStore {
  const known = stores.get(strings) ?? new PicksStore();
  stores.set(strings, known);
  return known;
}

/** Changes the text of the filter as a click does. */
export function setFilter(trace: Pick<SpanTable, 'strings'>, filter: string): void {
  picksOf(trace).change({ filter, isTyped: false });
}
