import { SpanMark, type SpanTable } from '../../../trace/span-table.ts';
import type { Layout } from '../layout.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';

/** A mark's place, from the canvas' left edge. */
export interface LinkPlace {
  readonly x: CssPixels;
}

export const LINK_WIDTH: CssPixels = 13;
const GAP: CssPixels = 3;

/** Returns where the mark of a span with links stands: before its bar, else at the bar's beginning; null for others. */
export function linkPlace({ marks }: SpanTable, { span, bar, label }: SceneRow, layout: Layout): LinkPlace | null {
  if ((marks[span] & SpanMark.HasLinks) === 0 || bar === null) return null;
  const isLabelBefore = label !== null && label.x < bar.x;
  const before = (isLabelBefore ? label.x : bar.x) - GAP - LINK_WIDTH;
  if (before >= 0) return { x: before };
  const within = Math.max(0, bar.x) + GAP;
  return { x: Math.min(within, layout.canvasWidth - LINK_WIDTH) };
}
