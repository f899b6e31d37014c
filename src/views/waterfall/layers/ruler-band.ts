import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { flagAt } from '../axis-flag.ts';
import { type Brush, fillVertical } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rulerOf } from '../ruler/ruler.ts';
import { timeAtX, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const TINT = 0.12;

/** The stretch that is measured, as a band through axis and rows with its duration. */
export const rulerBand: Layer = {
  id: 'ruler',
  place: 'axis',
  paint(brush, picture) {
    const stretch = stretchOf(picture);
    if (stretch !== null) paintBand(brush, picture, stretch);
  },
  flags({ context, layout }, picture) {
    const stretch = stretchOf(picture);
    if (stretch === null) return [];
    const middle = (xOfTime(picture.viewport, stretch.from) + xOfTime(picture.viewport, stretch.to)) / 2;
    const text = formatDuration(stretch.to - stretch.from);
    return [flagAt(text, middle, layout.canvasWidth, (part) => context.measureText(part).width)];
  },
};

function stretchOf({ model, viewport, pointerX }: LayerPicture): { from: Nanoseconds; to: Nanoseconds } | null {
  const state = rulerOf(model.store).get();
  if (state === null || state.phase === 'armed') return null;
  const follows = state.phase === 'open' && pointerX !== null;
  const to = follows ? Math.max(0, Math.min(model.trace.duration, timeAtX(viewport, pointerX))) : state.to;
  return { from: Math.min(state.from, to), to: Math.max(state.from, to) };
}

function paintBand(brush: Brush, { viewport }: LayerPicture, stretch: { from: Nanoseconds; to: Nanoseconds }): void {
  const { context, colours, layout } = brush;
  const bottom = AXIS_HEIGHT + layout.bodyHeight;
  const left = Math.max(-2, xOfTime(viewport, stretch.from));
  const right = Math.min(layout.canvasWidth + 2, xOfTime(viewport, stretch.to));
  context.fillStyle = colours.accent;
  if (right > left) {
    context.globalAlpha = TINT;
    context.fillRect(left, AXIS_HEIGHT, right - left, layout.bodyHeight);
    context.globalAlpha = 1;
  }
  for (const time of [stretch.from, stretch.to]) {
    const x = xOfTime(viewport, time);
    if (x >= 0 && x <= layout.canvasWidth) fillVertical(brush, x, AXIS_HEIGHT - 6, bottom);
  }
}
