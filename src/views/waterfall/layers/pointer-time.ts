import { formatDuration } from '../../../trace/time.ts';
import { SINCE_START } from '../axis.ts';
import { besideFlags } from '../beside-flags.ts';
import { fillVertical } from '../brush.ts';
import { flagAt, timeTextAt } from '../flag-at.ts';
import { ghostFlags } from '../insights/ghost-flags.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type CssPixels, timeAtX } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/**
 * The pointer's time: a line through the rows, and in the axis a flag. On a clock it has the time since the start too,
 * and it says how far into the selected span the pointer is.
 */
export const pointerTime: Layer = {
  id: 'pointer-time',
  place: 'grid',
  paint(brush, { pointerX }) {
    if (pointerX === null) return;
    brush.context.fillStyle = brush.colours.line2;
    fillVertical(brush, pointerX, AXIS_HEIGHT, AXIS_HEIGHT + brush.layout.bodyHeight);
  },
  flags(brush, picture) {
    const { context, layout } = brush;
    const { pointerX } = picture;
    if (pointerX === null) return [];
    const text = timeText(picture, pointerX) + offsetInSelected(picture, pointerX);
    const flag = flagAt(text, pointerX, layout.canvasWidth, (part) => context.measureText(part).width);
    return [besideFlags(flag, ghostFlags(brush, picture), layout.canvasWidth)];
  },
};

function timeText({ model, viewport, scale }: LayerPicture, x: CssPixels): string {
  const { duration } = model.trace;
  const sinceStart = timeTextAt(viewport, x, SINCE_START, duration);
  return scale === SINCE_START ? sinceStart : `${timeTextAt(viewport, x, scale, duration)} · +${sinceStart}`;
}

function offsetInSelected({ model, viewport }: LayerPicture, x: CssPixels): string {
  const { trace, selected } = model;
  if (selected < 0) return '';
  const offset = Math.min(trace.duration, Math.max(0, timeAtX(viewport, x))) - trace.start[selected];
  return ` (selected ${offset < 0 ? '' : '+'}${formatDuration(offset)})`;
}
