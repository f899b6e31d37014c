import type { Replayed } from '../analysis/analysis-readers.ts';
import type { Change } from '../analysis/change.ts';
import type { SpanPart } from '../analysis/span-part.ts';
import type { TraceAnalysis } from '../analysis/trace-analysis.ts';
import type { AttributeColumn, AttributeKey } from '../trace/attribute-column.ts';
import type { Defect } from '../trace/defect.ts';
import type { DetailsExcerpt, DetailsRange } from '../trace/details-excerpt.ts';
import type { EventNames } from '../trace/event-names.ts';
import type { Moments } from '../trace/moments.ts';
import type { SpanTable, TraceSummary } from '../trace/span-table.ts';
import type { PackedStrings } from '../trace/string-table.ts';
import type { SoughtText } from '../trace/text-hits.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AskedBackend } from './asked-backend.ts';
import type { LoadProblem } from './load-problem.ts';
import type { TraceSource } from './trace-source.ts';

/** How far loading has come. */
export interface LoadProgress {
  /** What is being asked or read: the address, or the file's name. */
  readonly address: string;
  /** Bytes received so far, uncompressed where a file is gzip. */
  readonly bytes: number;
  /** Bytes expected, 0 where unknown. */
  readonly totalBytes: number;
  readonly spans: number;
}

/** A `SpanTable` as it crosses from the worker: its strings packed, its columns transferred. */
export type SpanTableMessage = Omit<SpanTable, 'strings'> & { readonly strings: PackedStrings };

/** A trace as it is shown first. */
export interface TraceMessage {
  readonly table: SpanTableMessage;
  /** Nanoseconds a row, by the recorded times; see `selfTimes`. */
  readonly selfTime: Float64Array;
  /** Position in the list of traces of the source. */
  readonly traceNumber: number;
  /** The format it was read from, as people call it. */
  readonly format: string;
}

/** What a part of a search has found. */
export interface FoundRows {
  /** A bit a row, the lowest of the first word is row `row`; as in `SpanSet`. */
  readonly words: Uint32Array;
  /** A multiple of 32. */
  readonly row: SpanIndex;
  /** Where the search goes on; null if it is complete. */
  readonly next: number | null;
}

/** What the page asks of the worker. One worker serves one source. */
export interface WorkerCalls {
  /** Reads the source to its end. Answers with the list, and with the trace if there is just one. */
  open: {
    in: { source: TraceSource };
    out: {
      summaries: TraceSummary[];
      only: TraceMessage | null;
      /** What concerns the input and no single trace. */
      defects: Defect[];
      /** For each id asked for and not found, the problem. */
      missing: LoadProblem[];
      /** Where several backends were asked at once: what each came to, id by id. */
      asked: AskedBackend[];
    };
  };
  /** The columns of one trace of the list. */
  trace: { in: { traceNumber: number }; out: TraceMessage };
  /** All that is worked out about a trace. */
  analyse: { in: { traceNumber: number }; out: TraceAnalysis };
  /** The trace with some things otherwise. */
  replay: { in: { traceNumber: number; changes: readonly Change[] }; out: Replayed };
  /** What one row has to do with the time of the whole. */
  spanPart: { in: { traceNumber: number; span: SpanIndex }; out: SpanPart };
  /** Details of one row: the beginning of each list, or one range. */
  details: { in: { traceNumber: number; span: SpanIndex; range: DetailsRange | null }; out: DetailsExcerpt };
  /** One row's JSON as read, laid out. */
  spanJson: { in: { traceNumber: number; span: SpanIndex }; out: Blob };
  /** The trace as OTLP JSON, from row `from` to before row `to`; pieces put together are the document. */
  otlpJson: { in: { traceNumber: number; from: SpanIndex }; out: { piece: Blob; to: SpanIndex } };
  /** The keys of attributes that spans and resources have. */
  attributeKeys: { in: { traceNumber: number }; out: AttributeKey[] };
  /** One attribute of all rows, or of the first `rows`. */
  attribute: { in: { traceNumber: number; key: string; rows: number | undefined }; out: AttributeColumn };
  /** The rows that have events, by the events' names. */
  eventNames: { in: { traceNumber: number }; out: EventNames };
  /** Events and links of some rows, for marks. */
  moments: { in: { traceNumber: number; spans: readonly SpanIndex[] }; out: Moments[] };
  /** The rows in which a text or pattern is found: as far as a short time allows. `from` is 0, or `next` of the part before. */
  findText: { in: { traceNumber: number; text: SoughtText; from: number }; out: FoundRows };
  /** The document as received, uncompressed. Several files are given one after another. */
  received: { in: Record<string, never>; out: Blob };
}

export type WorkerCallName = keyof WorkerCalls;

/** Page to worker. */
export type WorkerRequest<Name extends WorkerCallName = WorkerCallName> = {
  [Each in Name]: { readonly id: number; readonly name: Each; readonly payload: WorkerCalls[Each]['in'] };
}[Name];

/** What a call came to. */
export type WorkerAnswer<Name extends WorkerCallName = WorkerCallName> = {
  [Each in Name]: {
    readonly type: 'answer';
    readonly id: number;
    readonly name: Each;
    readonly payload: WorkerCalls[Each]['out'];
  };
}[Name];

/** Worker to page. */
export type WorkerResponse =
  | WorkerAnswer
  | { readonly type: 'problem'; readonly id: number; readonly problem: LoadProblem }
  | { readonly type: 'progress'; readonly progress: LoadProgress }
  /** Which kind a backend is and which of its APIs answered, to be remembered by the page. */
  | { readonly type: 'learnt'; readonly kind: string; readonly api: string }
  /**
   * Rows to look at while the rest arrives, in provisional order: rows once shown never move, later ones are appended.
   */
  | { readonly type: 'preview'; readonly trace: TraceMessage };
