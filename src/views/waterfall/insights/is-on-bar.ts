import type { LayerPicture } from '../layers/layer.ts';
import { rowAt } from '../marks/row-at.ts';
import type { CssPixels } from '../viewport.ts';

/** Returns whether a bar is at a point, from the canvas' left edge and the first row's upper edge. */
export function isOnBar(picture: LayerPicture, x: CssPixels, y: CssPixels): boolean {
  const bar = rowAt(picture, y)?.bar;
  return bar != null && x >= bar.x && x <= bar.x + bar.width;
}
