import { overlap } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import { DIMENSION_GAP, dimensionRight, type GhostEnds, ghostEndsOf, ghostFlags } from '../insights/ghost-flags.ts';
import { paintGhostEnd } from '../insights/paint-ghost-end.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** From the top of the axis. */
const LINE: CssPixels = 12;
/** What is left of the axis below a text. */
const FOOT: CssPixels = 5;
const HEAD: CssPixels = 3;

/** What if: in the axis where the root would end, and what that saves, as a line from there to where it ended. */
export const ghostEnd: Layer = {
  id: 'ghost-end',
  place: 'axis',
  paint(brush, picture) {
    const ends = ghostEndsOf(picture);
    if (ends === null) return;
    const x = xOfTime(picture.viewport, ends.after);
    const [end] = ghostFlags(brush, picture);
    // Where the text has no room behind the line, the line ends below it.
    paintGhostEnd(brush, x, overlap(end, x - 1, x) ? AXIS_HEIGHT - FOOT : 0, AXIS_HEIGHT);
    paintDimension(brush, picture, ends);
  },
  flags: ghostFlags,
};

/** `|───  ───|` about the saving's text. */
function paintDimension(brush: Brush, picture: LayerPicture, ends: GhostEnds): void {
  const [end, change] = ghostFlags(brush, picture);
  const { context, colours } = brush;
  if (change === undefined) return;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  const right = dimensionRight(brush, picture, ends);
  const parts: readonly (readonly [from: CssPixels, to: CssPixels, head: CssPixels])[] = [
    [end.left + end.width + DIMENSION_GAP, change.left, end.left + end.width + DIMENSION_GAP],
    [change.left + change.width, right, right],
  ];
  for (const [from, to, head] of parts) {
    if (to - from < 2 * HEAD) continue;
    context.beginPath();
    context.moveTo(from, LINE + 0.5);
    context.lineTo(to, LINE + 0.5);
    context.moveTo(Math.round(head) + 0.5, LINE + 0.5 - HEAD);
    context.lineTo(Math.round(head) + 0.5, LINE + 0.5 + HEAD);
    context.stroke();
  }
}
