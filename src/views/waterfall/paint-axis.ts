import { TICK_TEXT_GAP } from './axis.ts';
import { type AxisFlag, FLAG_PADDING, overlap } from './axis-flag.ts';
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

/** Draws the axis itself, over whatever the rows have drawn there, and flags in it: of two in one place the later. */
export function paintAxis(brush: Brush, { axis }: Scene, flags: readonly AxisFlag[]): void {
  const { context, colours, layout } = brush;
  context.clearRect(0, 0, layout.canvasWidth, AXIS_HEIGHT);
  context.font = labelFont(colours.fontFamily);
  for (const tick of axis.ticks) {
    context.fillStyle = colours.line;
    fillVertical(brush, tick.x, TICK_TOP, AXIS_HEIGHT);
    context.fillStyle = colours.ink3;
    paintText(brush, tick.text, tick.x + TICK_TEXT_GAP, flags);
  }
  context.font = labelFont(colours.fontFamily, true);
  if (axis.end !== null) {
    context.fillStyle = colours.line2;
    fillVertical(brush, axis.end.x, 0, AXIS_HEIGHT);
    context.fillStyle = colours.ink;
    paintText(brush, axis.end.text, axis.end.textX, flags);
  }
  flags.forEach((flag, i) => {
    const isHidden = flags.some((later, j) => j > i && overlap(later, flag.left, flag.left + flag.width));
    if (!isHidden) paintFlag(brush, flag);
  });
}

/** A text that a flag would half hide is left out. */
function paintText({ context }: Brush, text: string, x: CssPixels, flags: readonly AxisFlag[]): void {
  if (text === '') return;
  const right = x + context.measureText(text).width;
  if (!flags.some((flag) => overlap(flag, x, right))) context.fillText(text, x, TEXT_MIDDLE);
}

function paintFlag({ context, colours, pixelRatio }: Brush, flag: AxisFlag): void {
  const left = snap(flag.left, pixelRatio);
  const isFilled = flag.look === 'filled';
  if (isFilled) {
    context.fillStyle = colours.accent;
    context.beginPath();
    context.roundRect(left, 4, flag.width, AXIS_HEIGHT - 8, 3);
    context.fill();
  }
  context.fillStyle = isFilled ? colours.onAccent : flag.look === 'accent' ? colours.accent : colours.ink;
  context.fillText(flag.text, left + FLAG_PADDING, TEXT_MIDDLE);
}
