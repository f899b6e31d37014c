import type { Nanoseconds } from '../trace/units.ts';

/** Which rows of a waterfall are closed, by rule where there is one, since a rule is short and fits a trace that grew. */
export type CollapseRule =
  | { readonly type: 'none' }
  /** All spans at this depth and below are closed: 0 leaves roots alone. */
  | { readonly type: 'depth'; readonly depth: number }
  /** Subtrees shorter than this. */
  | { readonly type: 'shorter'; readonly than: Nanoseconds }
  /** Subtrees without an error. */
  | { readonly type: 'without-errors' };

/** How a trace is looked at: what a link reproduces beside the trace, the span, findings and what-if. */
export interface TraceLook {
  /** Time in sight, from the trace's start; null for all of it. */
  readonly window: readonly [start: Nanoseconds, end: Nanoseconds] | null;
  /** Key of the span whose row is the first in sight; empty for the first of all. */
  readonly top: string;
  /** How much of that row is scrolled out of sight: from 0 to less than 1 row. */
  readonly topShift: number;
  readonly collapse: CollapseRule;
  /** Keys of spans that are otherwise than `collapse` says: closed if it leaves them open, open if it closes them. */
  readonly exceptions: readonly string[];
  /** Key of the span whose subtree alone is shown; empty for the whole trace. */
  readonly root: string;
  /** What is typed into “Filter spans”. */
  readonly filter: string;
  /** Whether rows that do not match are dim, or are left out but for the matches' ancestors. */
  readonly filterMode: 'highlight' | 'only';
  /** What colours stand for: an id as `SpanColours.by`; empty for what the person likes. */
  readonly colourBy: string;
  /** Rows of the critical path are the only ones. */
  readonly isPathAlone: boolean;
  /** Times as recorded, where clocks are corrected otherwise. */
  readonly isAsRecorded: boolean;
  /** The part of the time ledger that is chosen, in the words of `wordsOfPart`; empty for none. */
  readonly ledger: string;
  /** Id of the panel's view on show, `closed` for no panel; empty where it is as it opens by itself. */
  readonly panel: string;
  /** Ids of the columns beside the names, from left to right; none where they are as the person likes. */
  readonly columns: readonly string[];
  /** How high rows are: a value of the setting; empty as the person likes. */
  readonly density: string;
  /** What is painted and what not where that is not as it comes: words of `linked-settings.ts`. */
  readonly layers: readonly string[];
}

/** As a trace opens. */
export const FIRST_LOOK: TraceLook = {
  window: null,
  top: '',
  topShift: 0,
  collapse: { type: 'none' },
  exceptions: [],
  root: '',
  filter: '',
  filterMode: 'highlight',
  colourBy: '',
  isPathAlone: false,
  isAsRecorded: false,
  ledger: '',
  panel: '',
  columns: [],
  density: '',
  layers: [],
};
