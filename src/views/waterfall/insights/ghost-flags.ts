import { differingTimes, inSentence, shareText } from '../../../analysis/wording/in-sentence.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import { type AxisFlag, FLAG_PADDING } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import type { LayerPicture } from '../layers/layer.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import { replayOf } from './shown-replay.ts';

/** Between a flag or an end and the line. */
export const DIMENSION_GAP: CssPixels = 6;

/** Returns what stands in the axis: where the root would end, and what that saves where there is room for it. */
export function ghostFlags(brush: Brush, picture: LayerPicture): AxisFlag[] {
  const ends = ghostEndsOf(picture);
  return ends === null ? [] : textsOf(brush, picture, ends);
}

/** When the root ended, and would end. */
export interface GhostEnds {
  readonly before: Nanoseconds;
  readonly after: Nanoseconds;
  readonly rootDuration: Nanoseconds;
}

/** Returns that; null while nothing is asked to be otherwise. */
export function ghostEndsOf({ model }: LayerPicture): GhostEnds | null {
  const { trace } = model;
  const replayed = replayOf(model);
  const root = trace.primaryRoot;
  if (replayed === null || root < 0) return null;
  const rootDuration = trace.end[root] - trace.start[root];
  return { before: trace.end[root], after: trace.start[root] + replayed.rootDuration, rootDuration };
}

/** The end's own text, and in the middle of the line the saving; the narrower of two that meet gives way. */
function textsOf({ context, layout }: Brush, { viewport }: LayerPicture, ends: GhostEnds): AxisFlag[] {
  const flag = (text: string, left: CssPixels): AxisFlag => {
    const width = context.measureText(text).width + 2 * FLAG_PADDING;
    return { text, width, left: Math.max(0, Math.min(layout.canvasWidth - width, left)), look: 'accent' };
  };
  const x = xOfTime(viewport, ends.after);
  const saving = ends.before - ends.after;
  const [after] = differingTimes(ends.rootDuration - saving, ends.rootDuration);
  const end = flag(`${after} instead`, x);
  if (saving === 0) return [end];
  const sign = saving > 0 ? '−' : '+';
  const size = Math.abs(saving);
  const text = `${sign}${inSentence(size)} (${shareText(size, ends.rootDuration)})`;
  const middle = (Math.max(x, end.left + end.width) + xOfTime(viewport, ends.before)) / 2;
  const change = flag(text, middle - (context.measureText(text).width + 2 * FLAG_PADDING) / 2);
  const isRoomy = change.left >= end.left + end.width && saving > 0;
  return isRoomy ? [end, change] : [flag(`${end.text}, ${text}`, x)];
}

/** Returns where the line from the one end to the other has its end. */
export function dimensionRight({ layout }: Brush, { viewport }: LayerPicture, { before }: GhostEnds): CssPixels {
  return Math.min(layout.canvasWidth, xOfTime(viewport, before)) - DIMENSION_GAP;
}
