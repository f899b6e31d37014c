import { type Brush, fillVertical } from '../brush.ts';
import { flagAt, timeAPixel } from '../flag-at.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** A moment that another view points at: a line with a flag, or, out of sight, an arrow in the axis to where it is. */
export const shownTime: Layer = {
  id: 'shown-time',
  place: 'axis',
  paint(brush, picture) {
    const x = xOfShown(picture);
    if (x === null || x < 0 || x > brush.layout.canvasWidth) return;
    brush.context.fillStyle = brush.colours.accent;
    fillVertical(brush, x, AXIS_HEIGHT - 4, AXIS_HEIGHT + brush.layout.bodyHeight);
  },
  flags(brush, picture) {
    const x = xOfShown(picture);
    return x === null ? [] : [flagAt(textAt(brush, picture, x), x, brush.layout.canvasWidth, measureWith(brush))];
  },
};

function xOfShown({ model, viewport }: LayerPicture): CssPixels | null {
  const { shownTime: time = null } = model;
  return time === null ? null : xOfTime(viewport, time);
}

function textAt({ layout }: Brush, { model, viewport, scale }: LayerPicture, x: CssPixels): string {
  const text = scale.text(model.shownTime ?? 0, timeAPixel(viewport));
  if (x < 0) return `← ${text}`;
  return x > layout.canvasWidth ? `${text} →` : text;
}

function measureWith({ context }: Brush) {
  return (text: string) => context.measureText(text).width;
}
