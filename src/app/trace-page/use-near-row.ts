import { useEffect } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import { PANEL_ID } from './panel-frame.tsx';
import { placeNear } from './place-near.ts';

/** Keeps a floating panel near the selected row, without covering it. */
export function useNearRow(isFloating: boolean, selected: SpanIndex): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selected row is another place
  useEffect(() => {
    const panel = isFloating ? document.getElementById(PANEL_ID) : null;
    if (panel === null) return;
    // A row that was out of sight is first scrolled there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => moveNear(panel));
    });
    return () => cancelAnimationFrame(frame);
  }, [isFloating, selected]);
  useEffect(() => {
    const panel = isFloating ? document.getElementById(PANEL_ID) : null;
    return () => {
      panel?.style.removeProperty('inset');
    };
  }, [isFloating]);
}

function moveNear(panel: HTMLElement): void {
  const name = document.querySelector('[role=treegrid] [role=row][aria-selected=true] [role=gridcell]');
  const area = panel.offsetParent;
  if (name === null || area === null) return;
  const { left, top } = placeNear(
    name.getBoundingClientRect(),
    panel.getBoundingClientRect(),
    area.getBoundingClientRect(),
  );
  panel.style.inset = `${top}px auto auto ${left}px`;
}
