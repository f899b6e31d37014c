import { isDeferred } from '../../../trace/deferred.ts';
import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type Edge, edgeTo } from '../marks/edges.ts';
import type { Layer, LayerPicture } from './layer.ts';

const DASHES = [3, 3];
const HEAD = 3.5;

/**
 * Where work came from: an arrow from the caller to the selected span, and a dashed one to each span in sight that
 * nobody waits for. Ordinary children need none, they stand below their parent.
 */
export const callerEdges: Layer = {
  id: 'edges',
  place: 'bars',
  paint(brush, picture) {
    if (!picture.model.settings.showsMoments) return;
    const { context, layout } = brush;
    context.save();
    context.beginPath();
    for (const { y } of picture.scene.rows) {
      // The first line of two-line rows is text.
      const top = layout.isNarrow ? layout.barTop - 2 : 0;
      context.rect(0, AXIS_HEIGHT + y + top, layout.canvasWidth, layout.rowHeight - top);
    }
    context.clip();
    for (const edge of deferredEdges(picture)) paintEdge(brush, edge, brush.colours.ink3);
    const { selected } = picture.model;
    const toSelected = selected < 0 ? null : edgeOf(picture, selected);
    if (toSelected !== null) paintEdge(brush, toSelected, brush.colours.accent);
    context.restore();
  },
};

function deferredEdges(picture: LayerPicture): Edge[] {
  const { trace, selected } = picture.model;
  const spans = picture.scene.rows.map(({ span }) => span);
  return spans
    .filter((span) => span !== selected && isDeferred(trace, span))
    .map((span) => edgeOf(picture, span))
    .filter((edge) => edge !== null);
}

function edgeOf({ model, viewport }: LayerPicture, child: number): Edge | null {
  return edgeTo(model.trace, model.tree.rows, viewport, model.layout, child);
}

function paintEdge({ context, colours }: Brush, edge: Edge, colour: string): void {
  const tip = AXIS_HEIGHT + edge.toY;
  const x = Math.round(edge.x) + 0.5;
  const fromX = Math.round(edge.fromX) + 0.5;
  context.beginPath();
  context.moveTo(fromX, AXIS_HEIGHT + edge.fromY);
  context.lineTo(fromX, AXIS_HEIGHT + edge.elbowY);
  context.lineTo(x, AXIS_HEIGHT + edge.elbowY);
  context.lineTo(x, tip - HEAD);
  // Bars of rows between are crossed: a margin keeps the line apart from them.
  context.strokeStyle = colours.bg;
  context.lineWidth = 3.5;
  context.stroke();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  if (edge.isDeferred) context.setLineDash(DASHES);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x - HEAD, tip - HEAD - 1);
  context.lineTo(x + HEAD, tip - HEAD - 1);
  context.lineTo(x, tip + 1);
  context.fill();
}
