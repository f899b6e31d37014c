import type { Nanoseconds } from './units.ts';

/** How much one service has to do with a trace that was found. */
export interface FoundService {
  readonly name: string;
  readonly spanCount: number;
  readonly errorCount: number;
}

/** A trace that a search found: as much of it as the answer tells. */
export interface FoundTrace {
  /** As the backend writes it. */
  readonly traceId: string;
  /** Empty where the answer does not say, as for a root that has not arrived. */
  readonly rootService: string;
  readonly rootName: string;
  readonly startTimeUnixNano: bigint;
  /** From the first start to the last end. */
  readonly duration: Nanoseconds;
  /** That of the root span, null where not told or the same. */
  readonly rootDuration: Nanoseconds | null;
  /** -1 where the answer does not say. */
  readonly spanCount: number;
  /** -1 where the answer does not say. */
  readonly errorCount: number;
  /** Services as the answer tells them, of a counted trace in order of first appearance; empty where it does not. */
  readonly services: readonly FoundService[];
  /** Whether the figures were counted in the whole trace, and not told by a summary. */
  readonly isCounted: boolean;
  /** Keys of the spans that met the search, some at least; empty where unknown. */
  readonly matches: readonly string[];
}

/** Time of one service on a trace's critical path. */
export interface ServiceTime {
  readonly name: string;
  readonly time: Nanoseconds;
}

/** What is told about a search beside its traces, each a whole sentence in plain text. */
export interface SearchNote {
  /**
   * `cut`: the answer broke off. `limit`: more may exist. `compensated`: decided on our side, with counts. `range`,
   * `backend`: what else to know.
   */
  readonly kind: 'cut' | 'limit' | 'compensated' | 'range' | 'backend';
  readonly sentence: string;
}

/** What a search found. */
export interface SearchAnswer {
  /** Newest first. */
  readonly traces: readonly FoundTrace[];
  readonly notes: readonly SearchNote[];
  /** How many traces the backend returned before ours were taken from them. */
  readonly returned: number;
  /** Whether the backend gave as many as it was asked for, so that there may be more. */
  readonly isLimited: boolean;
  /** The address asked, as people are told it; empty for files and examples. */
  readonly address: string;
  /** The TraceQL that was sent; empty where none was. */
  readonly traceQl: string;
  /** Time that was searched, in milliseconds since 1970; null where no time was asked for. */
  readonly range: readonly [from: number, to: number] | null;
}
