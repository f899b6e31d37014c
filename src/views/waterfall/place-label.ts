import type { CssPixels } from './viewport.ts';

/** From a bar to its label. */
const GAP: CssPixels = 8;
/** Between a label and the edge of what is in sight. */
const EDGE: CssPixels = 4;
/** So much of a bar goes on behind a label within it: it must not look as if it ended there. */
const GOES_ON: CssPixels = 24;

/**
 * Returns where the label of a bar over [left, right] begins: after the bar, before it where the right is full, at the end
 * of what is seen of the bar where both are; null where that is too short for it, or out of sight.
 */
export function placeLabel(
  left: CssPixels,
  right: CssPixels,
  labelWidth: CssPixels,
  width: CssPixels,
): CssPixels | null {
  if (right < 0 || left > width) return null;
  if (right + GAP + labelWidth <= width - EDGE) return right + GAP;
  if (left - GAP - labelWidth >= EDGE) return left - GAP - labelWidth;
  const within = Math.min(right - GAP, width - GOES_ON) - labelWidth;
  return within >= Math.max(left, 0) + GAP ? within : null;
}
