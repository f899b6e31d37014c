import { useEffect } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import { PANEL_ID } from './panel-frame.tsx';
import { placeNear } from './place-near.ts';

/** CSS pixels, where there is room. */
const HEIGHT = 440;

/** Keeps a floating panel near the selected row, without covering it. */
export function useNearRow(isFloating: boolean, selected: SpanIndex): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selected row is another place
  useEffect(() => {
    const panel = isFloating ? document.getElementById(PANEL_ID) : null;
    if (panel === null) return;
    const move = () => moveNear(panel);
    // A row that was out of sight is first scrolled there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(move);
    });
    window.addEventListener('resize', move);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', move);
    };
  }, [isFloating, selected]);
  useEffect(() => {
    const panel = isFloating ? document.getElementById(PANEL_ID) : null;
    return () => {
      // Elsewhere it has other measures, which are React's.
      panel?.style.removeProperty('inset');
      panel?.style.removeProperty('max-height');
    };
  }, [isFloating]);
}

function moveNear(panel: HTMLElement): void {
  const name = document.querySelector('[role=treegrid] [role=row][aria-selected=true] [role=gridcell]');
  const area = panel.offsetParent;
  if (name === null || area === null) return;
  const card = { width: panel.getBoundingClientRect().width, height: HEIGHT };
  const { left, top, height } = placeNear(name.getBoundingClientRect(), card, area.getBoundingClientRect());
  panel.style.inset = `${top}px auto auto ${left}px`;
  panel.style.maxHeight = `${height}px`;
}
