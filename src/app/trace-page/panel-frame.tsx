import { type ReactNode, useCallback } from 'react';
import type { PanelState } from './panel-state.ts';

/**
 * Beside the waterfall, below it, over its right half, a card near the selected row, or a sheet from below: by where the
 * panel is docked and the width of the page. The last three cover bars.
 */
export type PanelPlace = 'beside' | 'below' | 'over' | 'floating' | 'sheet';

/** Whether Escape, going back and a way in from below the bars belong to a panel at that place. */
export function coversBars(place: PanelPlace): boolean {
  return place !== 'beside' && place !== 'below';
}

/** The one panel of a page. */
export const PANEL_ID = 'trace-panel';

const OVER_BARS = 'absolute z-20 border-line2 shadow-lg';

const PLACES: Readonly<Record<PanelPlace, string>> = {
  beside: 'relative shrink-0',
  below: 'relative max-h-[75%] shrink-0',
  over: `${OVER_BARS} inset-y-0 right-0 max-w-[60%] border-l`,
  floating: `${OVER_BARS} right-4 bottom-14 h-[440px] max-h-[75%] w-[400px] overflow-clip rounded-lg border`,
  sheet: 'relative h-[60%] shrink-0 rounded-t-xl border-t border-line2 shadow-lg',
};

export interface PanelFrameProps {
  readonly panel: Pick<PanelState, 'width' | 'height'> & { readonly place: PanelPlace };
  /** Whether the panel takes the focus when it comes; Tab goes on to what is in it. */
  readonly awaitsFocus: { current: boolean };
  /** Within the panel, where nothing in it had a use for the key. */
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

/** Escape first empties a box. */
function isFilled(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
}

/** The panel's place and size, which stand from the beginning; what is in it may come later. */
export function PanelFrame({ panel: { place, width, height }, awaitsFocus, onEscape, children }: PanelFrameProps) {
  const takeFocus = useCallback(
    (added: HTMLElement | null) => {
      if (added && awaitsFocus.current) added.focus({ preventScroll: true });
      awaitsFocus.current = false;
    },
    [awaitsFocus],
  );
  return (
    <aside
      ref={takeFocus}
      id={PANEL_ID}
      tabIndex={-1}
      aria-label="Findings and details"
      className={`bg-surface focus-visible:-outline-offset-2 ${PLACES[place]}`}
      style={place === 'below' ? { height } : place === 'beside' || place === 'over' ? { width } : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isFilled(event.target)) return;
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </aside>
  );
}
