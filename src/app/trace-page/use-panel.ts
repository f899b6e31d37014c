import { useHistoryState } from 'wouter/use-browser-location';
import { useStored } from '../../ui/use-stored.ts';
import type { TraceLook } from '../../views/trace-look.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { NARROW, useMediaQuery, WIDE } from '../use-media-query.ts';
import { readPanelEntry } from './panel-entry.ts';
import { coversBars, type PanelPlace } from './panel-frame.tsx';
import { type PanelState, panelState } from './panel-state.ts';

/** The panel as it stands on this page. */
export interface Panel extends PanelState {
  readonly place: PanelPlace;
  /** Whether the page has room for it beside the bars. */
  readonly isWide: boolean;
}

/**
 * Where the panel takes a place of its own it stays as it was left, unless a link asks for a view of it, or for none;
 * where it would cover the bars it comes when asked for.
 */
export function usePanel(address: TraceState | TracesState, asked: TraceLook['panel']): Panel {
  const left = useStored(panelState);
  const isWide = useMediaQuery(WIDE);
  const isNarrow = useMediaQuery(NARROW);
  const entry = readPanelEntry(useHistoryState<unknown>(), address);
  const docked = left.dock === 'right' ? (isWide ? 'beside' : 'over') : left.dock;
  const place = isNarrow ? 'sheet' : docked;
  const isLeftOpen = asked === '' ? left.isOpen : asked !== 'closed';
  return { ...left, place, isWide, isOpen: coversBars(place) ? entry !== 'closed' : isLeftOpen };
}
