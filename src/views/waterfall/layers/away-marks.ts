import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import type { Scene } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

/** Arrows at the edge of rows whose bars lie out of sight. */
export const awayMarks: Layer = {
  id: 'away-marks',
  place: 'bars',
  paint: (brush, { scene }) => paintAway(brush, scene),
};

/** Points to where bars are that lie out of sight. */
export function paintAway(brush: Brush, { rows }: Scene): void {
  const { barTop, barHeight } = brush.layout;
  for (const { away, y } of rows) {
    if (away !== null) paintArrow(brush, away, AXIS_HEIGHT + y + barTop + barHeight / 2);
  }
}

function paintArrow({ context, colours, layout }: Brush, side: 'before' | 'after', middle: CssPixels): void {
  const tip = side === 'before' ? 3 : layout.canvasWidth - 3;
  const back = side === 'before' ? tip + 4 : tip - 4;
  context.strokeStyle = colours.ink3;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(back, middle - 4);
  context.lineTo(tip, middle);
  context.lineTo(back, middle + 4);
  context.stroke();
}
