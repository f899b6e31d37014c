import type { Brush } from '../brush.ts';
import type { CssPixels } from '../viewport.ts';

const DASHES = [3, 2];

/** Paints the dashed line of where the root would end, where that is in sight. */
export function paintGhostEnd(
  { context, colours, layout }: Brush,
  x: CssPixels,
  top: CssPixels,
  bottom: CssPixels,
): void {
  if (x < 0 || x > layout.canvasWidth) return;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  context.setLineDash(DASHES);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, bottom);
  context.stroke();
  context.setLineDash([]);
}
