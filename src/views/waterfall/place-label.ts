import type { CssPixels } from './viewport.ts';

/** From a bar to its label. */
const GAP: CssPixels = 8;
/** Between a label and the edge of what is in sight. */
const EDGE: CssPixels = 4;

/**
 * Returns where the label of a bar over [left, right] begins: after the bar, before it where the right is full, null
 * where neither has room or the bar is out of sight. Never inside the bar.
 */
export function placeLabel(
  left: CssPixels,
  right: CssPixels,
  labelWidth: CssPixels,
  width: CssPixels,
): CssPixels | null {
  if (right < 0 || left > width) return null;
  if (right + GAP + labelWidth <= width - EDGE) return right + GAP;
  return left - GAP - labelWidth >= EDGE ? left - GAP - labelWidth : null;
}
