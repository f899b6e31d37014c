import { type Brush, snap } from '../brush.ts';
import { insightColours } from '../insights/insight-colours.ts';
import { insightIndexOf } from '../insights/insight-index.ts';
import { layerSettings } from '../insights/layer-settings.ts';
import { analysisOf } from '../insights/shown-analysis.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type Bar, SHORTEST_BAR } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

/** Where a failure began: the bar is red throughout. Those that only passed it on, or were cancelled, keep their colour within a red edge. */
export const errorOrigins: Layer = {
  id: 'error-origins',
  place: 'bars',
  paint(brush, { model, scene }) {
    const analysis = analysisOf(model);
    if (analysis === null || !layerSettings.get().showsOrigins || analysis.errors.origins.length === 0) return;
    const { origins } = insightIndexOf(analysis);
    for (const { span, bar, y } of scene.rows) {
      if (bar !== null && origins.has(span)) paintOrigin(brush, bar, AXIS_HEIGHT + y + brush.layout.barTop);
    }
  },
};

function paintOrigin({ context, colours, layout, pixelRatio }: Brush, bar: Bar, top: CssPixels): void {
  const { errFill } = insightColours(colours);
  const left = snap(bar.x, pixelRatio);
  const width = Math.max(SHORTEST_BAR, snap(bar.x + bar.width, pixelRatio) - left);
  context.clearRect(left, top, width, layout.barHeight);
  context.fillStyle = errFill;
  context.globalAlpha = colours.lightBar;
  context.fillRect(left, top, width, layout.barHeight);
  for (const { x, width, share = 1 } of bar.own) {
    context.globalAlpha = share;
    context.fillRect(x, top, width, layout.barHeight);
  }
  context.globalAlpha = 1;
  context.strokeStyle = colours.err;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, Math.max(1, width - 1), layout.barHeight - 1);
}
