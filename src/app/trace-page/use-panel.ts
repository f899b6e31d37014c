import { useCallback } from 'react';
import type { TraceState, TracesState } from '../url-state.ts';
import { NARROW, useMediaQuery, WIDE } from '../use-media-query.ts';
import { useStored } from '../../ui/use-stored.ts';
import type { PanelPlace } from './panel-frame.tsx';
import { panelState } from './panel-state.ts';
import { usePanelOver } from './use-panel-over.ts';

export interface Panel {
  readonly isOpen: boolean;
  readonly place: PanelPlace;
  /** CSS pixels, where it has a width of its own. */
  readonly width: number;
  /** Opens it on the span of that key, empty for none. */
  readonly open: (span: string) => void;
  readonly close: () => void;
}

/** Where the page is wide the panel stays as it was left; where it would cover the bars it comes when asked for. */
export function usePanel(address: TraceState | TracesState, selected: string): Panel {
  const { isOpen, width } = useStored(panelState);
  const isWide = useMediaQuery(WIDE);
  const isNarrow = useMediaQuery(NARROW);
  const over = usePanelOver(address, selected);
  const open = useCallback(() => setOpenBeside(true), []);
  const close = useCallback(() => setOpenBeside(false), []);
  if (isWide) return { isOpen, place: 'beside', width, open, close };
  return { ...over, place: isNarrow ? 'sheet' : 'over', width };
}

function setOpenBeside(isOpen: boolean): void {
  panelState.set({ ...panelState.get(), isOpen });
}
