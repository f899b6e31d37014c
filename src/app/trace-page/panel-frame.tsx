import { type ReactNode, useId } from 'react';
import { DragEdge } from '../../ui/drag-edge.tsx';
import { DEFAULT_PANEL_WIDTH, MIN_PANEL_WIDTH, maxPanelWidth, panelState } from './panel-state.ts';

/** Beside the waterfall, over its right half, or a sheet below it: by the width of the page. */
export type PanelPlace = 'beside' | 'over' | 'sheet';

const PLACES: Readonly<Record<PanelPlace, string>> = {
  beside: 'relative shrink-0',
  over: 'absolute inset-y-0 right-0 z-20 max-w-[90%] border-l border-line2 shadow-lg',
  sheet: 'relative h-[60%] shrink-0 rounded-t-xl border-t border-line2 shadow-lg',
};

export interface PanelFrameProps {
  readonly place: PanelPlace;
  /** CSS pixels; a sheet has the page's. */
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel's place and size, which stand from the beginning; what is in it may come later. */
export function PanelFrame({ place, width, onClose, children }: PanelFrameProps) {
  const id = useId();
  return (
    <aside
      id={id}
      aria-label="Details"
      className={`bg-surface ${PLACES[place]}`}
      style={place === 'sheet' ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || place === 'beside' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {place !== 'sheet' && (
        <DragEdge
          label="Width of the panel"
          controls={id}
          width={width}
          least={MIN_PANEL_WIDTH}
          most={maxPanelWidth(window.innerWidth)}
          side="after"
          onChange={setWidth}
          onReset={() => setWidth(DEFAULT_PANEL_WIDTH)}
          className="-left-[5px]"
        />
      )}
      {children}
    </aside>
  );
}

function setWidth(width: number): void {
  panelState.set({ ...panelState.get(), width });
}
