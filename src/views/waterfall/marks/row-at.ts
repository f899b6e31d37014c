import type { LayerPicture } from '../layers/layer.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';

/** Returns the row in sight at `y`, from the first row's upper edge; undefined where there is none. */
export function rowAt({ scene, viewport }: LayerPicture, y: CssPixels): SceneRow | undefined {
  return scene.rows.find((row) => y >= row.y && y < row.y + viewport.rowHeight);
}
