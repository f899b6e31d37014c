import type { SpanTable } from '../../../trace/span-table.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import type { SpanColours } from '../span-colours.ts';

/** What colours are dealt from. */
export interface ColourRequest {
  readonly trace: SpanTable;
  readonly readers: Pick<TraceReaders, 'attribute'>;
  /** What stands after the mode's id and a colon; an attribute's key. */
  readonly argument: string;
  readonly isDark: boolean;
}

/** One way to colour spans. */
export interface ColourMode {
  /** First part of `SpanColours.by`. */
  readonly id: string;
  /** As menus say it; null for a mode that needs an argument, which names it. */
  readonly label: string | null;
  /** Returns the colours; null if no span has what they stand for. Rejects if the trace's bytes are gone. */
  readonly colours: (request: ColourRequest) => SpanColours | Promise<SpanColours | null>;
}
