import { type ReactNode, Suspense, useCallback } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { type TraceView, VIEWS } from '../../views/index.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { timeZone } from '../time-zone.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useRest, useTellPainted } from '../use-rest.ts';
import { useStored } from '../../ui/use-stored.ts';
import { PanelFrame } from './panel-frame.tsx';
import { useOpenLinkedTrace } from './use-open-linked-trace.ts';
import { usePanel } from './use-panel.ts';
import { usePanelFocus } from './use-panel-focus.ts';
import { useRowSelection } from './use-row-selection.ts';

const SpanBar = lazyPart(async () => (await import('./span-bar.tsx')).SpanBar, 'left out');
const PanelTabs = lazyPart(async () => (await import('./panel-tabs.tsx')).PanelTabs);

const [MAIN_VIEW] = VIEWS.filter((view) => view.place === 'main');

/** What the header can do with the rest of the screen. */
export interface ScreenActions {
  /** Selects a row and brings up its details. */
  readonly onOpenDetails: (span: SpanIndex) => void;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
}

export interface TraceScreenProps {
  readonly address: TraceState | TracesState;
  /** null until there are rows to show. */
  readonly trace: OpenedTrace | null;
  readonly isPreview: boolean;
  readonly onReload: () => Promise<void>;
  readonly header: (actions: ScreenActions) => ReactNode;
}

/** One trace: a header, the waterfall, the panel. The same while it loads, so that nothing moves when it has come. */
export function TraceScreen({ address, trace, isPreview, onReload, header }: TraceScreenProps) {
  const selection = useRowSelection(address, trace);
  const panel = usePanel(address, selection.key);
  const focus = usePanelFocus();
  const onOpenTrace = useOpenLinkedTrace(address);
  const zone = useStored(timeZone);
  // While bytes still stream in, what is not looked at yet would only hold them up.
  const isSettled = useTellPainted(trace !== null && !isPreview);
  const hasRest = useRest();
  const { select } = selection;
  const { open, close } = panel;
  const { isInPanel, toRows } = focus;
  const table = trace?.table;
  const onOpenDetails = useCallback(
    (span: SpanIndex) => {
      select(span);
      open(table && span >= 0 ? spanKey(table, span) : '');
    },
    [select, open, table],
  );
  const closePanel = useCallback(() => {
    if (isInPanel()) toRows();
    close();
  }, [isInPanel, toRows, close]);
  const openPanel = () => open(selection.key);
  const props: TraceViewProps | null = trace && {
    trace: trace.table,
    analysis: trace.analysis,
    readers: trace.readers,
    onReload,
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
      {header({ onOpenDetails, isPanelOpen: panel.isOpen, onTogglePanel: panel.isOpen ? closePanel : openPanel })}
      <div className="relative flex min-h-0 flex-1 overflow-clip max-sm:flex-col">
        <div ref={focus.main} className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">{props && <Guarded view={MAIN_VIEW} props={props} />}</div>
          {trace && !panel.isOpen && panel.place !== 'beside' && selection.row >= 0 && (
            <Suspense>
              <SpanBar
                trace={trace.table}
                span={selection.row}
                onOpen={() => {
                  focus.toPanel();
                  openPanel();
                }}
                onDismiss={() => {
                  toRows();
                  select(-1);
                }}
              />
            </Suspense>
          )}
        </div>
        {panel.isOpen && props && (
          <PanelFrame ref={focus.panel} place={panel.place} width={panel.width} onClose={closePanel}>
            {(isSettled || hasRest || selection.row >= 0) && (
              <Suspense>
                <PanelTabs onClose={closePanel} renderView={(view) => <Guarded view={view} props={props} />} />
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
