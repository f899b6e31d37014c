import { useEffect, useRef } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import type { Layout } from './layout.ts';
import type { OpeningLook } from './look/opening-look.ts';
import { isVisible, rowOf, type VisibleRows } from './rows.ts';
import { type CssPixels, centreRow, revealRow } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

const HIGHEST_LINE: CssPixels = 40;

/**
 * Scrolls to a selection when it is new, since one made elsewhere, by a link or an address, may be out of sight; and when
 * the window becomes much lower, since a sheet that tells of a row should not hide it. A title of one more line is none.
 */
export function useSelectionInSight(
  store: ViewportStore,
  rows: VisibleRows,
  layout: Layout,
  selected: SpanIndex,
  opening: OpeningLook | null,
): void {
  const shown = useRef<SpanIndex>(-1);
  const height = useRef<CssPixels>(0);
  useEffect(() => {
    const isLower = layout.bodyHeight < height.current - HIGHEST_LINE;
    height.current = layout.bodyHeight;
    if (isLower && selected >= 0 && shown.current === selected && isVisible(rows, selected)) {
      store.change((viewport) => revealRow(viewport, rowOf(rows, selected)));
    }
    if (layout.bodyHeight <= 0 || shown.current === selected) return;
    // Below a collapsed ancestor it has no row yet; this runs again when it has.
    if (selected >= 0 && !isVisible(rows, selected)) return;
    shown.current = selected;
    if (selected >= 0 && !opening?.holds(selected))
      store.change((viewport) => centreRow(viewport, rowOf(rows, selected)));
  }, [store, rows, layout, selected, opening]);
}
