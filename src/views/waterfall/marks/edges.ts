import { isDeferred } from '../../../trace/deferred.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { Layout } from '../layout.ts';
import { isVisible, rowOf, type VisibleRows } from '../rows.ts';
import { barEdges } from '../scene.ts';
import type { CssPixels, Viewport } from '../viewport.ts';

/**
 * The way from a parent's bar to a child's, from the canvas' left edge and the first row's upper edge: down from the
 * parent's bar, between rows to where the child begins, if that is not below the bar, then down to the child.
 */
export interface Edge {
  readonly child: SpanIndex;
  /** Where the parent's bar is left. */
  readonly fromX: CssPixels;
  readonly fromY: CssPixels;
  /** Where it turns. */
  readonly elbowY: CssPixels;
  readonly x: CssPixels;
  readonly toY: CssPixels;
  /** Whether it points to work that the parent does not wait for. */
  readonly isDeferred: boolean;
}

/** Into the child's bar, so that the arrow stands on it. */
const INSET: CssPixels = 3;
const FAR: CssPixels = 20;

/** Returns the edge from the parent of `child`; null for a root, and where it lies beside or beyond what is in sight. */
export function edgeTo(
  trace: SpanTable,
  rows: VisibleRows,
  viewport: Viewport,
  layout: Layout,
  child: SpanIndex,
): Edge | null {
  const parent = trace.parent[child];
  if (parent < 0 || !isVisible(rows, child)) return null;
  const { left } = barEdges(trace, viewport, child);
  if (left < -INSET || left > layout.canvasWidth) return null;
  const bar = barEdges(trace, viewport, parent);
  const x = left + INSET;
  const toY = near(viewport, yOf(rows, viewport, child) + layout.barTop);
  // A parent that is not among the rows stands above the subtree that is shown.
  const rowY = isVisible(rows, parent) ? yOf(rows, viewport, parent) : -2 * layout.rowHeight;
  const isBelow = x >= bar.left && x <= bar.right;
  const fromX = isBelow ? x : Math.max(bar.left + 1, Math.min(bar.right - 1, x));
  const fromY = near(viewport, rowY + layout.barTop + layout.barHeight);
  if (toY < 0 || fromY > viewport.height) return null;
  const elbowY = isBelow ? fromY : near(viewport, rowY + layout.rowHeight);
  return { child, fromX: clampX(fromX, layout), fromY, elbowY, x, toY, isDeferred: isDeferred(trace, child) };
}

function yOf(rows: VisibleRows, { firstRow, rowHeight }: Viewport, span: SpanIndex): CssPixels {
  return (rowOf(rows, span) - firstRow) * rowHeight;
}

/** A canvas does not draw to a million pixels away. */
function near({ height }: Viewport, y: CssPixels): CssPixels {
  return Math.max(-FAR, Math.min(height + FAR, y));
}

function clampX(x: CssPixels, { canvasWidth }: Layout): CssPixels {
  return Math.max(-FAR, Math.min(canvasWidth + FAR, x));
}
