import { StatusCode } from '../../../trace/span-kind.ts';
import type { Brush } from '../brush.ts';
import { bucketRange, corePieces, createLeafCache } from '../hidden-leaves.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import type { SceneRow } from '../scene.ts';
import { colourOf } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const HEIGHT: CssPixels = 4;
const ERROR_HEIGHT: CssPixels = 8;
const DIM = 0.35;

const leaves = createLeafCache();

/** What a collapsed row hides: its leaves as a thin line within the bar, those that failed in red and higher. */
export const hiddenLeavesLayer: Layer = {
  id: 'hidden-leaves',
  place: 'bars',
  paint(brush, picture) {
    for (const row of picture.scene.rows) {
      if (row.bar !== null && picture.model.tree.collapsed.has(row.span)) paintCore(brush, picture, row);
    }
    brush.context.globalAlpha = 1;
  },
};

function paintCore({ context, colours, layout }: Brush, { model, viewport }: LayerPicture, row: SceneRow): void {
  const { trace, spanColours } = model;
  if (row.bar === null) return;
  const shown = leaves.of(trace, row.span, bucketRange(viewport));
  const pieces = corePieces(trace, viewport, shown, row.bar.x, row.bar.x + row.bar.width);
  const middle = AXIS_HEIGHT + row.y + layout.barTop + layout.barHeight / 2;
  const isError = (span: number) => trace.status[span] === StatusCode.Error;
  context.globalAlpha = row.isDim ? DIM : 1;
  for (const { x, width, span } of pieces) {
    if (isError(span)) continue;
    context.fillStyle = colourOf(spanColours, span);
    context.fillRect(x, middle - HEIGHT / 2, width, HEIGHT);
  }
  context.fillStyle = colours.err;
  for (const { x, width, span } of pieces) {
    if (isError(span)) context.fillRect(x, middle - ERROR_HEIGHT / 2, width, ERROR_HEIGHT);
  }
}
