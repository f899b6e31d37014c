import type { AnalysisReaders } from '../analysis/analysis-readers.ts';
import type { Defect } from '../trace/defect.ts';
import type { SpanTable, TraceSummary } from '../trace/span-table.ts';
import type { TraceReaders } from '../trace/trace-handle.ts';
import type { AskedBackend } from './asked-backend.ts';
import type { LoadProblem } from './load-problem.ts';
import type { LoadProgress } from './messages.ts';

/** One trace, ready to be viewed. */
export interface OpenedTrace {
  readonly table: SpanTable;
  /** Nanoseconds a row, by the recorded times. */
  readonly selfTime: Float64Array;
  readonly traceNumber: number;
  /** The format it was read from, as people call it: `OTLP JSON`. */
  readonly format: string;
  readonly readers: TraceReaders;
  readonly analysis: AnalysisReaders;
  /**
   * Yields the trace as OTLP JSON, in pieces that put together are one document; `rows` are written so far. Nothing is
   * written that is not asked for. Rejects with a LoadError if the worker is gone.
   */
  readonly otlpJson: () => AsyncGenerator<{ readonly piece: Blob; readonly rows: number }>;
}

/** A source that has been read. Its bytes stay with it until `close`. */
export interface OpenedTraces {
  readonly summaries: readonly TraceSummary[];
  /** What concerns the input and no single trace. */
  readonly defects: readonly Defect[];
  /** Ids that were asked for and not found. */
  readonly missing: readonly LoadProblem[];
  /** What each of several backends came to that were asked at once; empty where one was asked, or none. */
  readonly asked: readonly AskedBackend[];
  /** Returns the trace at `traceNumber` in `summaries`. Rejects with a LoadError if the worker is gone. */
  readonly openTrace: (traceNumber: number) => Promise<OpenedTrace>;
  /** Returns the document as received, uncompressed. */
  readonly received: () => Promise<Blob>;
  /** Lets go of worker and bytes. Details cannot be read any more. */
  readonly close: () => void;
}

/** What happens while a source is read. */
export interface OpenOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LoadProgress) => void;
  /** Rows to show before the end; called with more rows each time, those above unchanged. */
  readonly onPreview: (trace: OpenedTrace) => void;
  /** Told which kind a backend is and which of its APIs answered: worth remembering in `BackendConfig`. */
  readonly onLearnt?: ((kind: string, api: string) => void) | undefined;
}
