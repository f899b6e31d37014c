import { groupDigits } from '../../lib/counted.ts';
import type { FoundTrace, ServiceTime } from '../../trace/found-trace.ts';

/** What was read in a found trace itself. */
export interface TraceReading {
  /** Largest first; null while it is read, and where it cannot be. */
  readonly times: readonly ServiceTime[] | null;
  /** Its figures counted in all of it; null likewise. */
  readonly counted: FoundTrace | null;
  /** Why it could not be read, empty otherwise. */
  readonly error: string;
}

/** Reads found traces as they come into sight. */
export interface TraceReader {
  /** Returns what was read of a trace, undefined before; the same object until it changes. */
  readonly get: (traceId: string) => TraceReading | undefined;
  /** Says which traces are in sight: those are read, a few at a time, and others that were not begun are not. */
  readonly want: (traceIds: readonly string[]) => void;
  /** Calls `listener` when something was read. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Returns whether a search told another number of spans than was read in the trace. */
export function isMiscounted({ spanCount }: FoundTrace, reading: TraceReading | undefined): boolean {
  const own = reading?.counted?.spanCount ?? spanCount;
  return spanCount >= 0 && own >= 0 && own !== spanCount;
}

/** Returns a sentence on so many of these, empty for none. */
export function miscountedWords(count: number): string {
  if (count === 0) return '';
  const of = count === 1 ? 'one trace' : `${groupDigits(count)} traces`;
  return `Spans are those read in the traces: of ${of} the search told another number.`;
}
