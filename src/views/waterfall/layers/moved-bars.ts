import type { Brush } from '../brush.ts';
import { movedBy } from '../insights/moved-by.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type Bar, SHORTEST_BAR } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

const DOTS = [2, 2];

/** Bars whose clock is proven wrong stand at corrected times: their edge is dotted. */
export const movedBars: Layer = {
  id: 'moved-bars',
  place: 'bars',
  paint(brush, { model, scene }) {
    if (model.insights === null || model.insights.analysis.clock.corrected === null) return;
    for (const { span, bar, y } of scene.rows) {
      if (bar !== null && movedBy(model, span) !== 0) paintEdge(brush, bar, AXIS_HEIGHT + y + brush.layout.barTop);
    }
  },
};

function paintEdge({ context, colours, layout }: Brush, bar: Bar, top: CssPixels): void {
  const width = Math.max(SHORTEST_BAR, bar.width);
  context.lineWidth = 1;
  context.strokeStyle = colours.bg;
  context.strokeRect(bar.x + 0.5, top + 0.5, width - 1, layout.barHeight - 1);
  context.strokeStyle = colours.ink;
  context.setLineDash(DOTS);
  context.strokeRect(bar.x + 0.5, top + 0.5, width - 1, layout.barHeight - 1);
  context.setLineDash([]);
}
