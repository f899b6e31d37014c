import { memo, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { useStored } from '../../ui/use-stored.ts';
import { type TraceView, VIEWS } from '../../views/index.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import { FIRST_LOOK } from '../../views/trace-look.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { timeZone } from '../time-zone.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useRest, useTellPainted } from '../use-rest.ts';
import type { AnalysedTrace } from './insights-part.tsx';
import { NOTHING_YET } from './nothing-yet.ts';
import { PanelFrame } from './panel-frame.tsx';
import type { Screen } from './screen-actions.ts';
import { useLook } from './use-look.ts';
import { usePinnedRows } from './use-pinned-rows.ts';
import { useRowSelection } from './use-row-selection.ts';
import { useScreen } from './use-screen.ts';

const SpanBar = lazyPart(async () => (await import('./span-bar.tsx')).SpanBar, 'left out');
const PanelContent = lazyPart(async () => (await import('./panel-content.tsx')).PanelContent);
const InsightsPart = lazyPart(async () => (await import('./insights-part.tsx')).InsightsPart, 'left out');
const ScreenKeys = lazyPart(async () => (await import('./screen-keys.tsx')).ScreenKeys, 'left out');

const [MAIN_VIEW] = VIEWS.filter((view) => view.place === 'main');

/** What the header can do with the rest of the screen. */
export interface HeaderActions {
  /** Selects a row and brings up its details. */
  readonly onOpenDetails: (span: SpanIndex) => void;
  readonly screen: Screen;
  readonly insights: TraceInsights | null;
  readonly isPanelOpen: boolean;
  readonly onTogglePanel: () => void;
  /** The trace at the times that are shown; null until there are rows. */
  readonly table: SpanTable | null;
  /** What the analysis comes to, in the place that is kept for it. */
  readonly verdict: ReactNode;
  /** The span that the address names, where the trace has none of that id; else empty. */
  readonly absentSpan: string;
}

export interface TraceScreenProps {
  readonly address: TraceState | TracesState;
  /** null until there are rows to show. */
  readonly trace: OpenedTrace | null;
  readonly isPreview: boolean;
  /** Nothing is known yet of what the source holds. */
  readonly isWaiting: boolean;
  readonly onReload: () => Promise<void>;
  readonly header: (actions: HeaderActions) => ReactNode;
}

/** One trace: a header, the waterfall, the panel. The same while it loads, so that nothing moves when it has come. */
export function TraceScreen({ address, trace, isPreview, isWaiting, onReload, header }: TraceScreenProps) {
  const selection = useRowSelection(address, trace);
  const [look, onLook] = useLook(address, useNavigate());
  const [screen, actions] = useScreen(address, trace?.table, selection, look ?? FIRST_LOOK, onLook);
  const pinned = usePinnedRows(address, trace?.table);
  const [shownTime, onShowTime] = useState<Nanoseconds | null>(null);
  const [analysed, setAnalysed] = useState<AnalysedTrace | null>(null);
  const found = analysed?.of === trace ? analysed : null;
  const [verdictPlace, setVerdictPlace] = useState<HTMLElement | null>(null);
  const zone = useStored(timeZone);
  // While bytes still stream in, what is not looked at yet would only hold them up.
  const isSettled = useTellPainted(trace !== null && !isPreview);
  useEffect(() => {
    if (isSettled) trace?.analysis.begin();
  }, [trace, isSettled]);
  const hasRest = useRest();
  const { panel, awaitsFocus } = screen;
  const { isOpen, place } = panel;
  const shown = trace ?? (isWaiting ? NOTHING_YET : null);
  const viewProps: TraceViewProps | null = shown &&
    look && {
      trace: (found ?? shown).table,
      selfTime: (found ?? shown).selfTime,
      insights: found?.insights ?? null,
      readers: shown.readers,
      onReload,
      selected: selection.row,
      onSelect: selection.select,
      onOpenDetails: actions.onOpenDetails,
      pinned,
      onPin: actions.onPin,
      shownTime,
      onShowTime,
      timeZone: zone,
      onTimeZone: timeZone.set,
      onOpenTrace: actions.onOpenTrace,
      look,
      onLook,
      isPreview,
    };
  const props = trace && viewProps;
  const verdict = (
    <div ref={setVerdictPlace} className="h-[45px] shrink-0 border-line border-b px-4 py-[3px] max-sm:h-[69px]" />
  );
  const hasBar = selection.row >= 0 && (place === 'floating' || (!isOpen && place !== 'beside'));
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      {header({
        ...actions,
        screen,
        insights: props?.insights ?? null,
        isPanelOpen: isOpen,
        table: props?.trace ?? null,
        verdict,
        absentSpan: selection.row < 0 && isSettled ? selection.key : '',
      })}
      <div
        className={`relative flex min-h-0 flex-1 overflow-clip ${place === 'below' ? 'flex-col' : 'max-sm:flex-col'}`}
      >
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">{viewProps && <ShownView view={MAIN_VIEW} {...viewProps} />}</div>
          {props && hasBar && (
            <Suspense>
              <SpanBar screen={screen} trace={props.trace} />
            </Suspense>
          )}
        </div>
        {isOpen && props && (
          <PanelFrame panel={panel} awaitsFocus={awaitsFocus} onEscape={actions.onLeavePanel}>
            {(isSettled || hasRest || selection.row >= 0) && (
              <Suspense>
                <PanelContent
                  screen={screen}
                  props={props}
                  renderView={(view, given) => <ShownView view={view} {...given} />}
                />
              </Suspense>
            )}
          </PanelFrame>
        )}
      </div>
      {trace && isSettled && (
        <Suspense>
          <InsightsPart
            key={trace.table.traceId}
            trace={trace}
            screen={screen}
            verdictPlace={verdictPlace}
            onOpenDetails={actions.onOpenDetails}
            onInsights={setAnalysed}
          />
        </Suspense>
      )}
      {hasRest && props && (
        <Suspense>
          <ScreenKeys screen={screen} props={props} />
        </Suspense>
      )}
    </main>
  );
}

interface ShownViewProps extends TraceViewProps {
  readonly view: TraceView;
}

/**
 * A fault in one view leaves the others standing; another trace is another chance. The page is told of much that its views
 * are not: they are gone through again only for what is new to them.
 */
const ShownView = memo(function ShownView({ view, ...props }: ShownViewProps) {
  const { component: View } = view;
  return (
    <ErrorBoundary what={`The view “${view.title}”`} resetKey={`${props.trace.traceId} ${props.isPreview}`}>
      <View {...props} />
    </ErrorBoundary>
  );
});
