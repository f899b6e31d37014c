import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { Brush } from '../brush.ts';
import { isOnBar } from '../insights/is-on-bar.ts';
import { layerSettings } from '../insights/layer-settings.ts';
import { rowTop } from '../insights/row-top.ts';
import { timedAnalysisOf } from '../insights/shown-analysis.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowOf } from '../rows.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** Narrower it would be a line that says nothing. */
const NARROWEST: CssPixels = 2;
const STRENGTH = 0.2;

/** What runs on after the root's end: grey behind the root's rows, and behind the durations there. */
export const asyncTail: Layer = {
  id: 'async-tail',
  place: 'labels',
  paint(brush, picture) {
    const place = placeOf(picture);
    if (place !== null) paintTail(brush, place);
  },
  noteAt(picture, x, y) {
    const place = placeOf(picture);
    if (place === null || !isWithin(place, x, y) || isOnBar(picture, x, y)) return null;
    const tail = timedAnalysisOf(picture.model)?.asyncTail ?? 0;
    return { title: 'After the answer', lines: [`Work goes on for ${inSentence(tail)} after the root’s end`] };
  },
};

interface TailPlace {
  readonly left: CssPixels;
  readonly right: CssPixels;
  /** Below the axis. */
  readonly top: CssPixels;
  readonly bottom: CssPixels;
}

function isWithin({ left, right, top, bottom }: TailPlace, x: CssPixels, y: CssPixels): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function placeOf(picture: LayerPicture): TailPlace | null {
  const { trace, tree, layout } = picture.model;
  const analysis = timedAnalysisOf(picture.model);
  const root = trace.primaryRoot;
  if (analysis === null || root < 0 || analysis.asyncTail <= 0 || !layerSettings.get().showsTail) return null;
  const first = rowOf(tree.rows, root);
  if (tree.rows[first] !== root) return null;
  const last = rowOf(tree.rows, trace.subtreeEnd[root] - 1);
  const end = trace.end[root];
  const place = {
    left: Math.max(-1, xOfTime(picture.viewport, end)),
    right: Math.min(layout.canvasWidth + 1, xOfTime(picture.viewport, end + analysis.asyncTail)),
    top: Math.max(0, rowTop(picture, first)),
    bottom: Math.min(layout.bodyHeight, rowTop(picture, last + 1)),
  };
  return place.right - place.left < NARROWEST || place.bottom <= place.top ? null : place;
}

/** Below all that is painted already; the rows' own colours, and the ring of the active one, shine through. */
function paintTail({ context, colours }: Brush, { left, right, top, bottom }: TailPlace): void {
  context.fillStyle = colours.line2;
  context.globalCompositeOperation = 'destination-over';
  context.globalAlpha = STRENGTH;
  context.fillRect(left, AXIS_HEIGHT + top, right - left, bottom - top);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.fillRect(left, AXIS_HEIGHT + top, 1, bottom - top);
}
