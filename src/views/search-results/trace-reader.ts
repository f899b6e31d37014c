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
