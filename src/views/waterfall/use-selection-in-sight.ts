import { useEffect, useRef } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import type { Layout } from './layout.ts';
import { isVisible, rowOf, type VisibleRows } from './rows.ts';
import { centreRow } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

/** Scrolls to a selection once, when it is new: one made elsewhere, by a link or an address, may be out of sight. */
export function useSelectionInSight(
  store: ViewportStore,
  rows: VisibleRows,
  layout: Layout,
  selected: SpanIndex,
): void {
  const shown = useRef<SpanIndex>(-1);
  useEffect(() => {
    if (layout.bodyHeight <= 0 || shown.current === selected) return;
    // Below a collapsed ancestor it has no row yet; this runs again when it has.
    if (selected >= 0 && !isVisible(rows, selected)) return;
    shown.current = selected;
    if (selected >= 0) store.change((viewport) => centreRow(viewport, rowOf(rows, selected)));
  }, [store, rows, layout, selected]);
}
