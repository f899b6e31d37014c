import { findSpan } from '../../trace/find-span.ts';
import { spanKey } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { TraceLook } from '../../views/trace-look.ts';
import type { TraceViewProps } from '../../views/trace-view-props.ts';
import { type LinkedFrom, openLinkedTrace } from './open-linked-trace.ts';
import { readPanelEntry } from './panel-entry.ts';
import { coversBars, PANEL_ID } from './panel-frame.tsx';
import { closeOver, openOver } from './panel-over.ts';
import { changePanel, type PanelDock } from './panel-state.ts';
import { presentAddress } from './present-address.ts';
import type { Panel } from './use-panel.ts';
import type { RowSelection } from './use-row-selection.ts';

/** A trace's screen as it stands, for what acts on it. */
export interface Screen extends LinkedFrom {
  readonly table: SpanTable | undefined;
  readonly selection: RowSelection;
  readonly panel: Panel;
  readonly look: TraceLook;
  readonly onLook: TraceViewProps['onLook'];
  /** Id of the panel's view that was asked for; empty where none was. */
  readonly tab: string;
  readonly setTab: (id: string) => void;
  /** Whether the panel takes the focus as soon as it is there. */
  readonly awaitsFocus: { current: boolean };
  /** The query of the address that the screen was opened at; empty once what it cannot have is known. */
  readonly openedAt: { current: string };
}

/** Opens the panel on the span of that key, empty for none. */
export function openPanel(screen: Screen, span = screen.selection.key): void {
  if (coversBars(screen.panel.place)) openOver(screen, span);
  else {
    changePanel({ isOpen: true });
    if (screen.look.panel === 'closed') screen.onLook({ panel: '' }, 'still');
  }
}

/** Closes the panel; the focus goes to the rows if it was in there. */
export function closePanel(screen: Screen): void {
  if (document.getElementById(PANEL_ID)?.contains(document.activeElement)) focusRows();
  if (coversBars(screen.panel.place)) closeOver(screen, screen.selection.key);
  else {
    changePanel({ isOpen: false });
    screen.onLook({ panel: 'closed' }, 'still');
  }
}

export function togglePanel(screen: Screen): void {
  if (screen.panel.isOpen) closePanel(screen);
  else openPanel(screen);
}

/** Escape within the panel: closes what covers bars, and leads back to the rows. */
export function leavePanel(screen: Screen): void {
  if (coversBars(screen.panel.place)) closePanel(screen);
  else focusRows();
}

/** Puts the panel elsewhere, and opens it there. */
export function movePanel(screen: Screen, dock: PanelDock): void {
  const { isWide, place } = screen.panel;
  const willCover = dock === 'floating' || (dock === 'right' && !isWide);
  if (coversBars(place) && !willCover) closeOver(screen, screen.selection.key);
  changePanel({ dock, isOpen: true });
  if (willCover) openOver(screen, screen.selection.key);
}

/** Opens the panel if need be, and gives it the focus. */
export function goToPanel(screen: Screen): void {
  const element = document.getElementById(PANEL_ID);
  screen.awaitsFocus.current = element === null;
  element?.focus({ preventScroll: true });
  openPanel(screen);
}

/** Brings up the details of a row that is selected; where it was so before, and they are up, gives them the focus. */
export function openDetails(screen: Screen, span: SpanIndex, isAgain: boolean): void {
  const { panel, tab, table } = screen;
  if (panel.isOpen && tab !== 'compare' && isAgain) {
    goToPanel(screen);
    return;
  }
  screen.setTab('details');
  openPanel(screen, table && span >= 0 ? spanKey(table, span) : '');
}

/** Gives the focus to the rows. */
export function focusRows(): void {
  document.querySelector<HTMLElement>('main [role=treegrid]')?.focus({ preventScroll: true });
}

/** Pins these spans in place of the present ones. */
export function pinSpans({ address, navigate, table, setTab }: Screen, spans: readonly SpanIndex[]): void {
  const now = presentAddress(address);
  if (now.page !== 'trace' || table === undefined) return;
  // Those whose rows are still to come stay pinned.
  const absent = (now.pins ?? []).filter((key) => findSpan(table, key) < 0);
  const pins = [...spans.map((span) => spanKey(table, span)), ...absent];
  // Where nothing is left the comparison shall not come up by itself with the next pin.
  if (pins.length === 0) setTab('');
  navigate({ ...now, pins }, { replace: true, state: readPanelEntry(history.state, now) });
}

export { openLinkedTrace };
