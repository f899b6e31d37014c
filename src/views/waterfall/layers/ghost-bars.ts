import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { Brush } from '../brush.ts';
import { isOnBar } from '../insights/is-on-bar.ts';
import { replayOf } from '../insights/shown-replay.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowAt } from '../marks/row-at.ts';
import { SHORTEST_BAR } from '../scene.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const DASHES = [3, 2];
const TINT = 0.12;
const OVERHANG: CssPixels = 8;

/** What if: where spans would stand, dashed; their recorded bars stay. */
export const ghostBars: Layer = {
  id: 'ghost-bars',
  place: 'bars',
  paint(brush, picture) {
    if (replayOf(picture.model) === null) return;
    for (const { span, y } of picture.scene.rows) {
      const place = ghostOf(picture, span);
      if (place !== null) paintGhost(brush, place, AXIS_HEIGHT + y + brush.layout.barTop);
    }
  },
  noteAt(picture, x, y) {
    const row = rowAt(picture, y);
    const place = row === undefined ? null : ghostOf(picture, row.span);
    const replayed = replayOf(picture.model);
    if (row === undefined || place === null || replayed === null || isOnBar(picture, x, y)) return null;
    if (x < place.left || x > place.right) return null;
    const { trace } = picture.model;
    const duration = replayed.end[row.span] - replayed.start[row.span];
    return {
      title: 'What if: here it would run',
      lines: [`${inSentence(duration)}, recorded ${inSentence(trace.end[row.span] - trace.start[row.span])}`],
    };
  },
};

interface GhostPlace {
  readonly left: CssPixels;
  readonly right: CssPixels;
}

/** Returns where a span would stand, where that is elsewhere than it does and in sight. */
function ghostOf({ model, viewport }: LayerPicture, span: number): GhostPlace | null {
  const replayed = replayOf(model);
  const { trace, layout } = model;
  if (replayed === null) return null;
  const isMoved = replayed.start[span] !== trace.start[span] || replayed.end[span] !== trace.end[span];
  if (!isMoved) return null;
  const left = xOfTime(viewport, replayed.start[span]);
  const right = Math.max(left + SHORTEST_BAR, xOfTime(viewport, replayed.end[span]));
  if (right < 0 || left > layout.canvasWidth) return null;
  return { left: Math.max(-OVERHANG, left), right: Math.min(layout.canvasWidth + OVERHANG, right) };
}

function paintGhost({ context, colours, layout }: Brush, { left, right }: GhostPlace, top: CssPixels): void {
  context.fillStyle = context.strokeStyle = colours.accent;
  context.globalAlpha = TINT;
  context.fillRect(left, top, right - left, layout.barHeight);
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.setLineDash(DASHES);
  context.strokeRect(left + 0.5, top + 0.5, Math.max(1, right - left - 1), layout.barHeight - 1);
  context.setLineDash([]);
}
