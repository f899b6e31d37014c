import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type Scene, SHORTEST_BAR } from '../scene.ts';
import type { Layer } from './layer.ts';

/** The share of a bar's strength that is taken away where others are pointed out. */
const FADED = 0.65;

/** Bars of rows that are not pointed out, while others are. */
export const fadedBars: Layer = {
  id: 'faded-bars',
  place: 'bars',
  paint: (brush, { scene }) => fadeBars(brush, scene),
};

/** Takes away from what was painted, so that the row shows through. */
export function fadeBars({ context, layout }: Brush, { rows }: Scene): void {
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = FADED;
  for (const { bar, isDim, y } of rows) {
    if (!isDim || bar === null) continue;
    const top = AXIS_HEIGHT + y + layout.barTop - 1;
    context.fillRect(bar.x - 1, top, Math.max(SHORTEST_BAR, bar.width) + 2, layout.barHeight + 2);
  }
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}
