import type { LayerPicture } from '../layers/layer.ts';
import type { CssPixels } from '../viewport.ts';

/** Returns the upper edge of the row at that position, below the axis, also where it is out of sight. */
export function rowTop({ scene, viewport }: LayerPicture, row: number): CssPixels {
  const first = Math.max(0, Math.floor(viewport.firstRow));
  return (scene.rows[0]?.y ?? 0) + (row - first) * viewport.rowHeight;
}
