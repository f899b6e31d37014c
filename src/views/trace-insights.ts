import type { AnalysisReaders, Replayed } from '../analysis/analysis-readers.ts';
import type { Change } from '../analysis/change.ts';
import type { LedgerPart } from '../analysis/ledger-part.ts';
import type { TraceAnalysis } from '../analysis/trace-analysis.ts';
import type { SpanSet } from '../trace/span-set.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** Spans and time that a view with a time axis brings in sight. */
export interface Sight {
  /** Their rows are shown, though an ancestor be collapsed; the first is scrolled to. */
  readonly spans: readonly SpanIndex[];
  /** From the trace's start; null leaves the time as it is. */
  readonly time: readonly [start: Nanoseconds, end: Nanoseconds] | null;
}

/** What views are given once a trace has been analysed: what was found, and what of it is looked at. */
export interface TraceInsights {
  readonly analysis: TraceAnalysis;
  /** How many findings are listed unless doubtful ones are asked for. */
  readonly count: number;
  /** The trace at the times that were recorded. */
  readonly recorded: SpanTable;
  readonly readers: AnalysisReaders;
  /** The finding that is chosen: its number in `analysis.findings`, -1 for none. */
  readonly shown: number;
  /** Returns the same by now: keys come faster than views are told. */
  readonly shownNow: () => number;
  /** Chooses a finding; -1 for none. */
  readonly onShow: (finding: number) => void;
  /** The finding that is pointed at, -1 for none: it lights up, and stops when it is left. */
  readonly pointed: number;
  readonly onPoint: (finding: number) => void;
  /** Whether findings that are hardly worth telling are shown too. */
  readonly isDoubtfulShown: boolean;
  readonly onDoubtfulShown: (isShown: boolean) => void;
  /** The part of the ledger that is chosen; null for none. */
  readonly part: LedgerPart | null;
  /** Chooses a part of the ledger by its words; none by empty ones. */
  readonly onPart: (words: string) => void;
  /** Spans that are lit because a part of the ledger is chosen; null for none. */
  readonly lit: SpanSet | null;
  /** What is to be brought in sight, once; another object asks anew, null for nothing yet. */
  readonly sight: Sight | null;
  readonly onSight: (sight: Sight) => void;
  /** Returns the whole address of this page with that finding chosen. */
  readonly linkTo: (finding: number) => string;
  /** What the person asked to be otherwise, in order; empty for nothing. */
  readonly changes: readonly Change[];
  readonly onChange: (changes: readonly Change[]) => void;
  /** The trace after `changes`; null while there are none, and until the answer is here. */
  readonly replayed: Replayed | null;
  /** Whether the trace is shown as recorded although a clock is proven wrong. */
  readonly isAsRecorded: boolean;
  readonly onAsRecorded: (isAsRecorded: boolean) => void;
}

/** Returns the trace at corrected times; the same object where no clock was corrected. */
export function correctedTrace(trace: SpanTable, { clock: { corrected } }: TraceAnalysis): SpanTable {
  if (corrected === null) return trace;
  const { start, end, shift } = corrected;
  return {
    ...trace,
    start,
    end,
    startTimeUnixNano: trace.startTimeUnixNano - BigInt(shift),
    duration: end.reduce((latest, each) => Math.max(latest, each), 0),
  };
}
