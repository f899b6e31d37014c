import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import { carrySpan } from './carry-over.ts';
import type { Layout } from './layout.ts';
import type { OpeningLook } from './look/opening-look.ts';
import { rowOf, type VisibleRows } from './rows.ts';
import { reframe, scrollToRow, type Viewport } from './viewport.ts';
import { createViewportStore, type ViewportStore } from './viewport-store.ts';

/** Returns a store whose viewport follows the window and the rows; `opening` has the first in sight that a link says. */
export function useViewportStore(
  trace: SpanTable,
  rows: VisibleRows,
  layout: Layout,
  opening: OpeningLook | null,
): ViewportStore {
  const [store] = useState(() => createViewportStore());
  const shown = useRef({ trace, rows });

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { trace, rows };
    store.change((viewport) => {
      const framed = reframe(viewport, {
        rowCount: rows.length,
        extent: Math.max(1, trace.duration),
        height: layout.bodyHeight,
        rowHeight: layout.rowHeight,
        plotLeft: layout.plotLeft,
        plotWidth: Math.max(1, layout.canvasWidth - layout.plotLeft - layout.plotRight),
      });
      const kept = before.trace === trace ? framed : keepTopRow(viewport, framed, before, { trace, rows });
      return opening?.view(viewport, kept, trace, rows) ?? kept;
    });
  }, [store, trace, rows, layout, opening]);
  return store;
}

interface Shown {
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
}

/** The span at the upper edge stays there when its trace gets more rows or its final order; at the top, the top stays. */
function keepTopRow(viewport: Viewport, framed: Viewport, before: Shown, after: Shown): Viewport {
  const top = Math.floor(viewport.firstRow);
  if (viewport.firstRow === 0 || top >= before.rows.length) return framed;
  const span = carrySpan(before.trace, after.trace, before.rows[top]);
  return span < 0 ? framed : scrollToRow(framed, rowOf(after.rows, span) + viewport.firstRow - top);
}

/** Returns what `select` reads from the viewport, a number or a string; renders only when that changes. */
export function useViewportValue<Value extends number | string | boolean>(
  store: ViewportStore,
  select: (viewport: Viewport) => Value,
): Value {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
