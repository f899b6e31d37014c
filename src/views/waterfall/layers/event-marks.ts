import type { Brush } from '../brush.ts';
import { snap } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { eventNote } from '../marks/event-note.ts';
import { type EventTick, eventTicks } from '../marks/event-ticks.ts';
import { hasMoments, momentsCacheOf } from '../marks/moments-cache.ts';
import { rowAt } from '../marks/row-at.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** A tick stands out of its bar's upper edge by this much, and reaches into it by the other. */
const ABOVE: CssPixels = 2;
const INTO: CssPixels = 3;
/** Half the width of an exception's mark. */
const HALF: CssPixels = 4;
/** So close to a tick the pointer is on it. */
const REACH: CssPixels = 4;

/** Events as ticks on the upper edge of their span's bar, exceptions as triangles. */
export const eventMarks: Layer = {
  id: 'events',
  place: 'bars',
  paint(brush, picture) {
    if (!picture.model.settings.showsMoments || picture.model.isPreview) return;
    wantMoments(picture);
    for (const row of picture.scene.rows) {
      const top = AXIS_HEIGHT + row.y + picture.model.layout.barTop;
      const ticks = ticksOf(picture, row);
      for (const tick of ticks) if (!tick.isException) paintTick(brush, tick, top);
      for (const tick of ticks) if (tick.isException) paintException(brush, tick, top);
    }
  },
  noteAt(picture, x, y) {
    const row = rowAt(picture, y);
    if (row === undefined || !picture.model.settings.showsMoments) return null;
    const within = y - row.y - picture.model.layout.barTop;
    if (within < -ABOVE - 3 || within > INTO + 3) return null;
    const near = ticksOf(picture, row).filter((tick) => Math.abs(tick.x - x) <= REACH);
    if (near.length === 0) return null;
    const events = near.flatMap((tick) => tick.events);
    return eventNote(events, picture.model.trace.start[row.span]);
  },
};

function wantMoments({ model, scene }: LayerPicture): void {
  const spans = scene.rows.filter(({ span }) => hasMoments(model.trace, span)).map(({ span }) => span);
  if (spans.length > 0) cacheOf(model).want(spans);
}

function cacheOf({ readers, store }: LayerPicture['model']) {
  return momentsCacheOf(readers, store.requestFrame);
}

function ticksOf({ model, viewport }: LayerPicture, { span }: SceneRow): readonly EventTick[] {
  if (!hasMoments(model.trace, span)) return [];
  const moments = cacheOf(model).get(span);
  return moments === undefined ? [] : eventTicks(moments.events, viewport, model.layout.canvasWidth);
}

function paintTick({ context, colours, pixelRatio }: Brush, tick: EventTick, top: CssPixels): void {
  const x = snap(tick.x, pixelRatio);
  context.fillStyle = colours.bg;
  context.fillRect(x - 1, top - ABOVE, 3, ABOVE + INTO);
  context.fillStyle = colours.ink;
  context.fillRect(x, top - ABOVE, 1, ABOVE + INTO);
}

function paintException({ context, colours }: Brush, { x }: EventTick, top: CssPixels): void {
  const y = top - 3;
  context.beginPath();
  context.moveTo(x - HALF, y);
  context.lineTo(x + HALF, y);
  context.lineTo(x, y + 2 * HALF - 1);
  context.closePath();
  context.lineWidth = 2.5;
  context.strokeStyle = colours.bg;
  context.stroke();
  context.fillStyle = colours.err;
  context.fill();
}
