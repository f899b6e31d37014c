import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { TraceLook } from '../../views/trace-look.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { usePageSetup } from '../use-page-setup.ts';
import type { Screen } from './screen-actions.ts';
import { usePanel } from './use-panel.ts';
import type { RowSelection } from './use-row-selection.ts';

/** What can be done on a trace's screen. The functions stay the same; their code comes when one is first needed. */
export interface ScreenActions {
  /** Selects a row and brings up its details; where these are up already, gives them the focus. */
  readonly onOpenDetails: (span: SpanIndex) => void;
  readonly onTogglePanel: () => void;
  /** Escape was pressed within the panel. */
  readonly onLeavePanel: () => void;
  readonly onPin: (spans: readonly SpanIndex[]) => void;
  readonly onOpenTrace: (traceId: string, spanId: string) => void;
}

/** Returns the screen of a trace as it stands, and what can be done on it. */
export function useScreen(
  address: TraceState | TracesState,
  table: SpanTable | undefined,
  selection: RowSelection,
  look: TraceLook,
  onLook: Screen['onLook'],
): readonly [Screen, ScreenActions] {
  const [tab, setTab] = useState('');
  const screen: Screen = {
    address,
    table,
    selection,
    look,
    onLook,
    panel: usePanel(address, look.panel),
    tab,
    setTab,
    awaitsFocus: useRef(false),
    openedAt: useRef(location.search),
    navigate: useNavigate(),
    queryClient: useQueryClient(),
    currentBackend: usePageSetup().current?.name ?? '',
  };
  const latest = useRef(screen);
  useLayoutEffect(() => {
    latest.current = screen;
  });
  const [actions] = useState(() => actionsOn(latest));
  return [screen, actions];
}

function actionsOn(latest: { readonly current: Screen }): ScreenActions {
  const act = async (run: (does: typeof import('./screen-actions.ts'), screen: Screen) => void) => {
    run(await import('./screen-actions.ts'), latest.current);
  };
  return {
    onOpenDetails: (span) => {
      const { selection } = latest.current;
      const isAgain = span === selection.row;
      // At once: another row may be selected before the rest is here, and must stay so.
      if (!isAgain) selection.select(span);
      void act((does, screen) => does.openDetails(screen, span, isAgain));
    },
    onTogglePanel: () => act((does, screen) => does.togglePanel(screen)),
    onLeavePanel: () => act((does, screen) => does.leavePanel(screen)),
    onPin: (spans) => act((does, screen) => does.pinSpans(screen, spans)),
    onOpenTrace: (traceId, spanId) => act((does, screen) => does.openLinkedTrace(screen, traceId, spanId)),
  };
}
