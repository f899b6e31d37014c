import { inSentence, shareText } from '../../../analysis/wording/in-sentence.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { type AxisFlag, FLAG_PADDING, overlap } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import { replayOf } from '../insights/shown-replay.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const DASHES = [3, 2];
/** From the top of the axis. */
const LINE: CssPixels = 12;
/** What is left of the axis below a text. */
const FOOT: CssPixels = 5;
const HEAD: CssPixels = 3;
const GAP: CssPixels = 6;

/** What if: a line where the root would end, behind bars and texts. What stands in the axis leaves no room for its labels. */
export const ghostEndLine: Layer = {
  id: 'ghost-end-line',
  place: 'grid',
  paint(brush, picture) {
    const ends = endsOf(picture);
    if (ends === null) return;
    paintEnd(brush, xOfTime(picture.viewport, ends.after), AXIS_HEIGHT, AXIS_HEIGHT + brush.layout.bodyHeight);
  },
  flags(brush, picture) {
    const ends = endsOf(picture);
    const [end, change] = ghostFlags(brush, picture);
    if (ends === null || change === undefined) return [];
    return [{ left: end.left, width: dimensionRight(brush, picture, ends) - end.left, text: '', look: 'plain' }];
  },
};

/** What if: in the axis where the root would end, and what that saves, as a line from there to where it ended. */
export const ghostEnd: Layer = {
  id: 'ghost-end',
  place: 'axis',
  paint(brush, picture) {
    const ends = endsOf(picture);
    if (ends === null) return;
    const x = xOfTime(picture.viewport, ends.after);
    const [end] = textsOf(brush, picture, ends);
    // Where the text has no room behind the line, the line ends below it.
    paintEnd(brush, x, overlap(end, x - 1, x) ? AXIS_HEIGHT - FOOT : 0, AXIS_HEIGHT);
    paintDimension(brush, picture, ends);
  },
  flags: ghostFlags,
};

/** Returns what stands in the axis: where the root would end, and what that saves where there is room for it. */
export function ghostFlags(brush: Brush, picture: LayerPicture): AxisFlag[] {
  const ends = endsOf(picture);
  return ends === null ? [] : textsOf(brush, picture, ends);
}

interface Ends {
  readonly before: Nanoseconds;
  readonly after: Nanoseconds;
  readonly rootDuration: Nanoseconds;
}

function endsOf({ model }: LayerPicture): Ends | null {
  const { trace } = model;
  const replayed = replayOf(model);
  const root = trace.primaryRoot;
  if (replayed === null || root < 0) return null;
  const rootDuration = trace.end[root] - trace.start[root];
  return { before: trace.end[root], after: trace.start[root] + replayed.rootDuration, rootDuration };
}

function paintEnd({ context, colours, layout }: Brush, x: CssPixels, top: CssPixels, bottom: CssPixels): void {
  if (x < 0 || x > layout.canvasWidth) return;
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  context.setLineDash(DASHES);
  context.beginPath();
  context.moveTo(Math.round(x) + 0.5, top);
  context.lineTo(Math.round(x) + 0.5, bottom);
  context.stroke();
  context.setLineDash([]);
}

/** The end's own text, and in the middle of the line the saving; the narrower of two that meet gives way. */
function textsOf({ context, layout }: Brush, { viewport }: LayerPicture, ends: Ends): AxisFlag[] {
  const flag = (text: string, left: CssPixels): AxisFlag => {
    const width = context.measureText(text).width + 2 * FLAG_PADDING;
    return { text, width, left: Math.max(0, Math.min(layout.canvasWidth - width, left)), look: 'accent' };
  };
  const x = xOfTime(viewport, ends.after);
  const saving = ends.before - ends.after;
  const end = flag(`${inSentence(ends.rootDuration - saving)} instead`, x);
  if (saving === 0) return [end];
  const sign = saving > 0 ? '−' : '+';
  const size = Math.abs(saving);
  const text = `${sign}${inSentence(size)} (${shareText(size, ends.rootDuration)})`;
  const middle = (Math.max(x, end.left + end.width) + xOfTime(viewport, ends.before)) / 2;
  const change = flag(text, middle - (context.measureText(text).width + 2 * FLAG_PADDING) / 2);
  const isRoomy = change.left >= end.left + end.width && saving > 0;
  return isRoomy ? [end, change] : [flag(`${end.text}, ${text}`, x)];
}

function dimensionRight({ layout }: Brush, { viewport }: LayerPicture, { before }: Ends): CssPixels {
  return Math.min(layout.canvasWidth, xOfTime(viewport, before)) - GAP;
}

/** `|───  ───|` about the saving's text. */
function paintDimension(brush: Brush, picture: LayerPicture, ends: Ends): void {
  const [end, change] = textsOf(brush, picture, ends);
  const { context } = brush;
  if (change === undefined) return;
  const right = dimensionRight(brush, picture, ends);
  const parts: readonly (readonly [from: CssPixels, to: CssPixels, head: CssPixels])[] = [
    [end.left + end.width + GAP, change.left, end.left + end.width + GAP],
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
