import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { type Brush, fillVertical } from '../brush.ts';
import { flagAt } from '../flag-at.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rulerOf } from '../ruler/ruler.ts';
import { type CssPixels, timeAtX, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const TINT = 0.12;

/** From the top of the axis, below the texts; and how far back an arrow's head reaches. */
const DIMENSION_LINE: CssPixels = 20.5;
const ARROW: CssPixels = 4;
/** The ends can be dragged by a grip, which the line leaves free. */
const GRIP: CssPixels = 5;

/** The stretch that is measured: a band through the rows, and in the axis a line between arrows with its duration. */
export const rulerBand: Layer = {
  id: 'ruler',
  place: 'axis',
  paint(brush, picture) {
    const stretch = stretchOf(picture);
    if (stretch === null) return;
    paintBand(brush, picture, stretch);
    paintDimension(brush, picture, stretch);
  },
  flags({ context, layout }, picture) {
    const stretch = stretchOf(picture);
    if (stretch === null) return [];
    const middle = (xOfTime(picture.viewport, stretch.from) + xOfTime(picture.viewport, stretch.to)) / 2;
    const text = `Δ ${formatDuration(stretch.to - stretch.from)}`;
    const flag = flagAt(text, middle, layout.canvasWidth, (part) => context.measureText(part).width);
    return [{ ...flag, look: 'plain' }];
  },
};

interface Stretch {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
}

function stretchOf({ model, viewport, pointerX }: LayerPicture): Stretch | null {
  const state = rulerOf(model.store).get();
  if (state === null || state.phase === 'armed') return null;
  const follows = state.phase === 'open' && pointerX !== null;
  const to = follows ? Math.max(0, Math.min(model.trace.duration, timeAtX(viewport, pointerX))) : state.to;
  return { from: Math.min(state.from, to), to: Math.max(state.from, to) };
}

function paintBand(brush: Brush, { viewport }: LayerPicture, stretch: Stretch): void {
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

/** `←──→`, without the head of an end that is out of sight; too short a stretch has its band alone. */
function paintDimension({ context, colours, layout }: Brush, { viewport }: LayerPicture, stretch: Stretch): void {
  const from = xOfTime(viewport, stretch.from);
  const to = xOfTime(viewport, stretch.to);
  const left = Math.max(0, from + GRIP);
  const right = Math.min(layout.canvasWidth, to - GRIP);
  if (right - left < 2 * ARROW) return;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(left, DIMENSION_LINE);
  context.lineTo(right, DIMENSION_LINE);
  if (from >= 0) addHead(context, left, ARROW);
  if (to <= layout.canvasWidth) addHead(context, right, -ARROW);
  context.stroke();
}

function addHead(context: CanvasRenderingContext2D, x: CssPixels, back: CssPixels): void {
  context.moveTo(x + back, DIMENSION_LINE - 3);
  context.lineTo(x, DIMENSION_LINE);
  context.lineTo(x + back, DIMENSION_LINE + 3);
}
