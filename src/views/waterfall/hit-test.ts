import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { VisibleRows } from './rows.ts';
import { barEdges } from './scene.ts';
import { type CssPixels, rowAtY, type Viewport } from './viewport.ts';

/** A short bar is hard to hit: so much beside it counts as the bar. */
const TOLERANCE: CssPixels = 4;

/** Returns the span whose row is at `y` below the axis, -1 where there is none. */
export function spanAtY(viewport: Viewport, rows: VisibleRows, y: CssPixels): SpanIndex {
  const row = rowAtY(viewport, y);
  return row < 0 || row >= rows.length ? -1 : rows[row];
}

/** Returns the span whose bar is at `x` of the canvas and `y` below the axis, -1 where there is none. */
export function barAt(trace: SpanTable, viewport: Viewport, rows: VisibleRows, x: CssPixels, y: CssPixels): SpanIndex {
  const span = spanAtY(viewport, rows, y);
  if (span < 0) return -1;
  const { left, right } = barEdges(trace, viewport, span);
  return x >= left - TOLERANCE && x <= right + TOLERANCE ? span : -1;
}
