import { type ReactNode, type Ref, useEffect, useId } from 'react';
import { DragEdge } from '../../ui/drag-edge.tsx';
import { isTakenByControl } from '../is-taken-by-control.ts';
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
  /** Takes the focus when told to; Tab goes on to what is in it. */
  readonly ref: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** The panel's place and size, which stand from the beginning; what is in it may come later. */
export function PanelFrame({ place, width, onClose, ref, children }: PanelFrameProps) {
  const id = useId();
  const coversBars = place !== 'beside';
  useEscapeElsewhere(coversBars, onClose);
  return (
    <aside
      ref={ref}
      id={id}
      tabIndex={-1}
      aria-label="Details"
      className={`bg-surface focus-visible:-outline-offset-2 ${PLACES[place]}`}
      style={place === 'sheet' ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !coversBars || event.defaultPrevented) return;
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

/** Outside the panel, Escape closes it once it means nothing else: in the waterfall it first resets the zoom. */
function useEscapeElsewhere(isActive: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTakenByControl(event.target)) return;
      event.preventDefault();
      onEscape();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isActive, onEscape]);
}

function setWidth(width: number): void {
  panelState.set({ ...panelState.get(), width });
}
