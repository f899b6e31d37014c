import type { LinkTemplate } from '../trace/link-template.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { TimeZone } from '../trace/time.ts';
import type { TraceReaders } from '../trace/trace-handle.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { TraceInsights } from './trace-insights.ts';
import type { TraceLook } from './trace-look.ts';

/** Whether a change is a step of the history, which going back takes back, or belongs to the present one. */
export type LookStep = 'step' | 'still';

/** What every view of a trace is given. Views hold what only they own; what a link reproduces comes from here. */
export interface TraceViewProps {
  /** At corrected times where a clock is proven wrong, unless the person wants it as recorded. */
  readonly trace: SpanTable;
  /** Nanoseconds a row, at the times of `trace`. */
  readonly selfTime: Float64Array;
  /** What was found out about the trace; null until it is. */
  readonly insights: TraceInsights | null;
  readonly readers: TraceReaders;
  /**
   * Reads the trace from its source once more, for when the place where its bytes were kept is gone; views then get it
   * anew. Rejects with an Error that says why it could not be read.
   */
  readonly onReload: () => Promise<void>;
  /** The selected row, -1 for none. */
  readonly selected: SpanIndex;
  readonly onSelect: (span: SpanIndex) => void;
  /** Selects the row and brings up its details. */
  readonly onOpenDetails: (span: SpanIndex) => void;
  /** The rows that are pinned for comparison, in that order. */
  readonly pinned: readonly SpanIndex[];
  /** Pins these in place of the present ones. */
  readonly onPin: (spans: readonly SpanIndex[]) => void;
  /** The moment that another view shows on the time axis, counted from the trace's start; null for none. */
  readonly shownTime?: Nanoseconds | null;
  /** Shows a moment on the time axis, counted from the trace's start; null for none. Absent where there is no axis. */
  readonly onShowTime?: ((time: Nanoseconds | null) => void) | undefined;
  readonly timeZone: TimeZone;
  readonly onTimeZone: (zone: TimeZone) => void;
  /** Opens another trace, at a span where one is named; ids as written. */
  readonly onOpenTrace: (traceId: string, spanId: string) => void;
  /**
   * Returns the address, below the base path, of the search for traces with an attribute of that value; null where
   * the value is too long for one. Absent where nothing is searched.
   */
  readonly searchLink?: ((key: string, value: string) => string | null) | undefined;
  /** Links to elsewhere that whoever set this up wants to see. Absent for none. */
  readonly links?: readonly LinkTemplate[] | undefined;
  /**
   * How the trace is looked at, as the address says it; another object whenever any of it changes. In the panel always
   * that of a trace as it opens.
   */
  readonly look: TraceLook;
  /** Changes how it is looked at: at once in `look`, and in the address as soon as changes rest. */
  readonly onLook: (change: Partial<TraceLook>, step: LookStep) => void;
  /** Rows are provisional: the rest is still arriving. */
  readonly isPreview: boolean;
}
