import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowAt } from '../marks/row-at.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

/** At the very left, before the first moment: beside where a link's chain may stand. */
const MIDDLE: CssPixels = 4;
const HEAD: CssPixels = 2.5;
const NEEDLE: CssPixels = 5;

/** A pin on each row that is kept for comparison. */
export const pinMarks: Layer = {
  id: 'pins',
  place: 'bars',
  paint(brush, { model, scene }) {
    if (model.pinned.length === 0) return;
    const { barTop, barHeight } = model.layout;
    for (const { span, y } of scene.rows) {
      if (model.pinned.includes(span)) paintPin(brush, AXIS_HEIGHT + y + barTop + barHeight / 2);
    }
  },
  noteAt(picture, x, y) {
    const row = x > 2 * MIDDLE ? undefined : rowAt(picture, y);
    const place = row === undefined ? -1 : picture.model.pinned.indexOf(row.span);
    return place < 0 ? null : { title: 'Pinned', lines: [`Column ${place + 1} of the comparison`] };
  },
};

function paintPin({ context, colours }: Brush, middle: CssPixels): void {
  const top = middle - (2 * HEAD + NEEDLE) / 2;
  context.fillStyle = colours.accent;
  context.beginPath();
  context.arc(MIDDLE, top + HEAD, HEAD, 0, 2 * Math.PI);
  context.fill();
  context.fillRect(MIDDLE - 0.5, top + 2 * HEAD, 1, NEEDLE);
}
