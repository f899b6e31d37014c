import { type AxisFlag, FLAG_PADDING, TICK_TEXT_GAP } from './axis.ts';
import { type Brush, fillVertical, labelFont, snap } from './brush.ts';
import { AXIS_HEIGHT } from './layout.ts';
import type { Scene } from './scene.ts';
import type { CssPixels } from './viewport.ts';

const TICK_TOP: CssPixels = 14;
const TEXT_MIDDLE: CssPixels = 12;

/** Draws the lines of the axis through the rows. */
export function paintGrid(brush: Brush, { axis }: Scene): void {
  const { context, colours, layout } = brush;
  const bottom = AXIS_HEIGHT + layout.bodyHeight;
  context.fillStyle = colours.grid;
  for (const { x } of axis.ticks) fillVertical(brush, x, AXIS_HEIGHT, bottom);
  if (axis.end === null) return;
  context.fillStyle = colours.line;
  fillVertical(brush, axis.end.x, AXIS_HEIGHT, bottom);
}

/** Draws the axis itself, over whatever the rows have drawn there, and the pointer's time in it. */
export function paintAxis(brush: Brush, { axis }: Scene, flag: AxisFlag | null): void {
  const { context, colours, layout } = brush;
  context.clearRect(0, 0, layout.canvasWidth, AXIS_HEIGHT);
  context.font = labelFont(colours.fontFamily);
  for (const tick of axis.ticks) {
    context.fillStyle = colours.line;
    fillVertical(brush, tick.x, TICK_TOP, AXIS_HEIGHT);
    context.fillStyle = colours.ink3;
    paintText(brush, tick.text, tick.x + TICK_TEXT_GAP, flag);
  }
  if (axis.end !== null) {
    context.fillStyle = colours.line2;
    fillVertical(brush, axis.end.x, 0, AXIS_HEIGHT);
    context.fillStyle = colours.ink;
    context.font = labelFont(colours.fontFamily, true);
    paintText(brush, axis.end.text, axis.end.textX, flag);
  }
  if (flag !== null) paintFlag(brush, flag);
}

/** A text that the flag would half hide is left out. */
function paintText({ context }: Brush, text: string, x: CssPixels, flag: AxisFlag | null): void {
  const isBesideFlag = flag === null || x >= flag.left + flag.width || x + context.measureText(text).width <= flag.left;
  if (text !== '' && isBesideFlag) context.fillText(text, x, TEXT_MIDDLE);
}

/** Draws the pointer's time as a line through the rows. */
export function paintPointerLine(brush: Brush, { x }: AxisFlag): void {
  brush.context.fillStyle = brush.colours.line2;
  fillVertical(brush, x, AXIS_HEIGHT, AXIS_HEIGHT + brush.layout.bodyHeight);
}

function paintFlag({ context, colours, pixelRatio }: Brush, flag: AxisFlag): void {
  const left = snap(flag.left, pixelRatio);
  context.fillStyle = colours.accent;
  context.beginPath();
  context.roundRect(left, 4, flag.width, AXIS_HEIGHT - 8, 3);
  context.fill();
  context.fillStyle = colours.onAccent;
  context.font = labelFont(colours.fontFamily, true);
  context.fillText(flag.text, left + FLAG_PADDING, TEXT_MIDDLE);
}
