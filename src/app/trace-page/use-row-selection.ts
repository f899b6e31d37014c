import { useCallback, useMemo, useRef } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import { findSpan } from '../../trace/find-span.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { readAddress } from '../read-address.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { takeStep } from './take-step.ts';
import { useSpanSelection } from './use-span-selection.ts';

/** Selections that follow each other faster than this are one step of the history: somebody looks through rows. */
const RUN_MS = 1000;

export interface RowSelection {
  /** Key of the selected span, empty for none. */
  readonly key: string;
  /** The selected row, -1 for none. */
  readonly row: SpanIndex;
  readonly select: (span: SpanIndex) => void;
}

/** The address names the span by its key, which outlives the preview's provisional rows; views go by row. */
export function useRowSelection(address: TraceState | TracesState, trace: OpenedTrace | null): RowSelection {
  const navigate = useNavigate();
  const traceId = address.page === 'trace' ? address.traceId : '';
  const writtenAt = useRef(Number.NEGATIVE_INFINITY);
  const write = useCallback(
    (span: string) => {
      const address = readAddress(location.pathname, location.search);
      if (address.page !== 'trace' || address.traceId !== traceId || address.span === span) return;
      const isRun = performance.now() - writtenAt.current < RUN_MS;
      writtenAt.current = performance.now();
      // A panel that covers the bars is what going back closes.
      takeStep({ address, navigate }, { span }, isRun || history.state === 'opened');
    },
    [traceId, navigate],
  );
  const [key, selectKey] = useSpanSelection(address.page === 'trace' ? address.span : '', write);
  const row = useMemo(() => (trace ? findSpan(trace.table, key) : -1), [trace, key]);
  const table = trace?.table;
  const select = useCallback(
    (span: SpanIndex) => table && selectKey(span < 0 ? '' : spanKey(table, span)),
    [table, selectKey],
  );
  return { key, row, select };
}
