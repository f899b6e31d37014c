import { formatDuration } from '../../../trace/time.ts';
import { flagAt, timeTextAt } from '../axis-flag.ts';
import { fillVertical } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { timeAtX } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** The pointer's time: a line through the rows, and in the axis a flag that says how far into the selected span it is. */
export const pointerTime: Layer = {
  id: 'pointer-time',
  place: 'grid',
  paint(brush, { pointerX }) {
    if (pointerX === null) return;
    brush.context.fillStyle = brush.colours.line2;
    fillVertical(brush, pointerX, AXIS_HEIGHT, AXIS_HEIGHT + brush.layout.bodyHeight);
  },
  flags({ context, layout }, picture) {
    const { pointerX, viewport, scale } = picture;
    if (pointerX === null) return [];
    const text = timeTextAt(viewport, pointerX, scale) + offsetInSelected(picture, pointerX);
    return [flagAt(text, pointerX, layout.canvasWidth, (part) => context.measureText(part).width)];
  },
};

function offsetInSelected({ model, viewport }: LayerPicture, x: number): string {
  const { trace, selected } = model;
  if (selected < 0) return '';
  const offset = timeAtX(viewport, x) - trace.start[selected];
  return ` (selected ${offset < 0 ? '' : '+'}${formatDuration(offset)})`;
}
