import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { DEFAULT_PANEL_WIDTH, MIN_PANEL_WIDTH, maxPanelWidth, panelState } from './panel-state.ts';

const STEP = 16;

export interface PanelEdgeProps {
  readonly width: number;
  /** Id of the panel. */
  readonly controls: string;
}

/** The panel's left edge: drag it or use the arrow keys; a double click gives the width it came with. */
export function PanelEdge({ width, controls }: PanelEdgeProps) {
  const hold = useRef<number | null>(null);
  const most = maxPanelWidth(window.innerWidth);
  const ask = (asked: number) => {
    const next = Math.round(Math.max(MIN_PANEL_WIDTH, Math.min(most, asked)));
    panelState.set({ ...panelState.get(), width: next });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    hold.current = event.clientX + width;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (hold.current !== null) ask(hold.current - event.clientX);
  };
  const onPointerUp = () => {
    hold.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const asked = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: MIN_PANEL_WIDTH, End: most }[event.key];
    if (asked === undefined) return;
    ask(asked);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither keys nor a value
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the panel"
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={MIN_PANEL_WIDTH}
      aria-valuemax={most}
      className="group/edge absolute inset-y-0 -left-[5px] z-10 flex w-[9px] cursor-col-resize touch-none justify-center"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => ask(DEFAULT_PANEL_WIDTH)}
      onKeyDown={onKeyDown}
    >
      <div className="w-px bg-line group-hover/edge:w-[3px] group-hover/edge:bg-line2" />
    </div>
  );
}
