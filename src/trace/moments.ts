import type { Nanoseconds } from './units.ts';

/** An event as a mark on a bar needs it. */
export interface EventMoment {
  /** From the trace's start. */
  readonly time: Nanoseconds;
  /** Cut at 200 characters. */
  readonly name: string;
  /** `exception.type` and `exception.message`, cut at 200 characters; empty for what is no exception. */
  readonly exception: string;
}

/** A link as a mark on a bar needs it; ids as received. */
export interface LinkMoment {
  readonly traceId: string;
  readonly spanId: string;
}

/** What happened within a span, for marks on its bar. */
export interface Moments {
  /** In order of time; at most 200 of them, evenly picked, with all exceptions among the first 2,000. */
  readonly events: readonly EventMoment[];
  readonly eventCount: number;
  /** At most 20. */
  readonly links: readonly LinkMoment[];
  readonly linkCount: number;
}
