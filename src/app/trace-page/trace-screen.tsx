import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { findSpan } from '../find-span.ts';
import { timeZone } from '../time-zone.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { NARROW, useMediaQuery, WIDE } from '../use-media-query.ts';
import { useRest, useTellPainted } from '../use-rest.ts';
import { useStored } from '../use-stored.ts';
import { PanelFrame } from './panel-frame.tsx';
import { panelState } from './panel-state.ts';
import { useOpenLinkedTrace } from './use-open-linked-trace.ts';
import { useSpanSelection } from './use-span-selection.ts';

const PanelTabs = lazyPart(async () => (await import('./panel-tabs.tsx')).PanelTabs);

const [MAIN_VIEW] = VIEWS.filter((view) => view.place === 'main');

/** What the header can do with the rest of the screen. */
export interface ScreenActions {
  /** Selects a row and brings up its details. */
  readonly onOpenDetails: (span: SpanIndex) => void;
  /** null while the panel is open. */
  readonly onOpenPanel: (() => void) | null;
}

export interface TraceScreenProps {
  readonly address: TraceState | TracesState;
  /** null until there are rows to show. */
  readonly trace: OpenedTrace | null;
  readonly isPreview: boolean;
  readonly header: (actions: ScreenActions) => ReactNode;
}

/** One trace: a header, the waterfall, the panel. The same while it loads, so that nothing moves when it has come. */
export function TraceScreen({ address, trace, isPreview, header }: TraceScreenProps) {
  const panel = usePanel();
  const selection = useRowSelection(address, trace);
  const onOpenTrace = useOpenLinkedTrace(address);
  const zone = useStored(timeZone);
  // While bytes still stream in, what is not looked at yet would only hold them up.
  const isSettled = useTellPainted(trace !== null && !isPreview);
  const hasRest = useRest();
  const { select } = selection;
  const { open } = panel;
  const onOpenDetails = useCallback(
    (span: SpanIndex) => {
      select(span);
      open();
    },
    [select, open],
  );
  const props: TraceViewProps | null = trace && {
    trace: trace.table,
    analysis: trace.analysis,
    readDetails: trace.readDetails,
    readSpanJson: trace.readSpanJson,
    selected: selection.row,
    onSelect: select,
    onOpenDetails,
    timeZone: zone,
    onTimeZone: timeZone.set,
    onOpenTrace,
    isPreview,
  };
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      {header({ onOpenDetails, onOpenPanel: panel.isOpen ? null : open })}
      <div className="relative flex min-h-0 flex-1 overflow-clip max-sm:flex-col">
        <div className="min-h-0 min-w-0 flex-1">{props && <Guarded view={MAIN_VIEW} props={props} />}</div>
        {panel.isOpen && props && (
          <PanelFrame place={panel.place} width={panel.width} onClose={panel.close}>
            {(isSettled || hasRest || selection.row >= 0) && (
              <Suspense>
                <PanelTabs onClose={panel.close} renderView={(view) => <Guarded view={view} props={props} />} />
              </Suspense>
            )}
          </PanelFrame>
        )}
      </div>
    </main>
  );
}

/** A fault in one view leaves the others standing; another trace is another chance. */
function Guarded({ view, props }: { readonly view: TraceView; readonly props: TraceViewProps }) {
  const { component: View } = view;
  return (
    <ErrorBoundary what={`The view “${view.title}”`} resetKey={`${props.trace.traceId} ${props.isPreview}`}>
      <View {...props} />
    </ErrorBoundary>
  );
}

/** The address names the span by its key, which outlives the preview's provisional rows; views go by row. */
function useRowSelection(address: TraceState | TracesState, trace: OpenedTrace | null) {
  const navigate = useNavigate();
  const write = useCallback(
    (span: string) => {
      if (address.page === 'trace') navigate({ ...address, span }, { replace: true });
    },
    [address, navigate],
  );
  const [key, selectKey] = useSpanSelection(address.page === 'trace' ? address.span : '', write);
  const row = useMemo(() => (trace ? findSpan(trace.table, key) : -1), [trace, key]);
  const table = trace?.table;
  const select = useCallback(
    (span: SpanIndex) => table && selectKey(span < 0 ? '' : spanKey(table, span)),
    [table, selectKey],
  );
  return { row, select };
}

/** Where the page is wide the panel stays as it was left; where it would cover the bars it comes when asked for. */
function usePanel() {
  const { isOpen: isOpenBeside, width } = useStored(panelState);
  const [isOpenOver, setOpenOver] = useState(false);
  const isWide = useMediaQuery(WIDE);
  const isNarrow = useMediaQuery(NARROW);
  const setOpen = useCallback(
    (isOpen: boolean) => {
      if (isWide) panelState.set({ ...panelState.get(), isOpen });
      else setOpenOver(isOpen);
    },
    [isWide],
  );
  return {
    isOpen: isWide ? isOpenBeside : isOpenOver,
    place: isWide ? ('beside' as const) : isNarrow ? ('sheet' as const) : ('over' as const),
    width,
    open: useCallback(() => setOpen(true), [setOpen]),
    close: useCallback(() => setOpen(false), [setOpen]),
  };
}
