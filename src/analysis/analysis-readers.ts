import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Change } from './change.ts';
import type { SpanPart } from './span-part.ts';
import type { TraceAnalysis } from './trace-analysis.ts';

/** A trace after changes, by row. */
export interface Replayed {
  /** Nanoseconds from the trace's start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly rootDuration: Nanoseconds;
}

/**
 * Asks for what is worked out about a trace where its spans are kept. Views get one of these and need not know of
 * workers. Every method rejects with an Error if that place is gone.
 */
export interface AnalysisReaders {
  /** Begins what `analyse` will be asked for, the first time alone: while those parts of the page come that will ask. */
  readonly begin: () => void;
  /** Returns all that is worked out of the trace as a whole; asked again, the same. */
  readonly analyse: () => Promise<TraceAnalysis>;
  /** Returns the trace after changes, in the times of the analysis. */
  readonly replay: (changes: readonly Change[]) => Promise<Replayed>;
  /** Returns what one span has to do with the time of the whole. */
  readonly part: (span: SpanIndex) => Promise<SpanPart>;
}
