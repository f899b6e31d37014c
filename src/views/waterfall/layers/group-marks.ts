import type { Brush } from '../brush.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import type { Bar } from '../scene.ts';
import type { GroupMark } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer } from './layer.ts';

/** A narrower bar has no room for a mark. */
const NARROWEST: CssPixels = 6;
/** From one stripe to the next; narrower own time stays solid. */
const STEP: CssPixels = 6;
/** Half of a dot's edge. */
const DOT: CssPixels = 1.5;

const STRIPE: CssPixels = 1.5;

/** On solid ground, and on the light one: the marks show, the ground tells own time from that of children before them. */
const ON_OWN = 0.7;
const ON_LIGHT = 0.45;

const WIDTHS: Readonly<Record<GroupMark, CssPixels>> = { plain: 0, dotted: 2 * DOT, striped: STRIPE, lined: 1 };

/** What tells bars of alike colours apart: dots, upright stripes, lines, lightly over own time and over that of children. */
export const groupMarks: Layer = {
  id: 'group-marks',
  place: 'bars',
  paint: (brush, { model, scene }) => {
    const { groups, groupOf } = model.spanColours;
    for (const { span, bar, y, isDim } of scene.rows) {
      const { mark = 'plain' } = groups[groupOf(span)];
      if (mark === 'plain' || bar === null || isDim || bar.width < NARROWEST) continue;
      paintMark(brush, bar, AXIS_HEIGHT + y + brush.layout.barTop, mark);
    }
  },
};

function paintMark({ context, colours, layout }: Brush, bar: Bar, top: CssPixels, mark: GroupMark): void {
  const from = Math.max(0, bar.x + 1.5);
  const to = Math.min(layout.canvasWidth, bar.x + bar.width - 1.5);
  const bottom = top + layout.barHeight - 1.5;
  if (to <= from) return;
  context.save();
  context.beginPath();
  context.rect(from, top + 1.5, to - from, bottom - top - 1.5);
  context.clip();
  const path = pathOf(mark, bar.x, from, to, top, layout.barHeight);
  context.lineWidth = WIDTHS[mark];
  context.strokeStyle = bar.colour;
  context.globalAlpha = ON_LIGHT;
  context.stroke(path);
  context.beginPath();
  for (const { x, width } of bar.own) if (width >= STEP) context.rect(x, top, width, layout.barHeight);
  context.clip();
  context.strokeStyle = colours.bg;
  context.globalAlpha = ON_OWN;
  context.stroke(path);
  context.restore();
}

/** The pattern begins with the bar, so that it moves with it. */
function pathOf(mark: GroupMark, barX: CssPixels, from: CssPixels, to: CssPixels, top: CssPixels, height: CssPixels) {
  const path = new Path2D();
  const middle = top + height / 2;
  const first = barX + Math.floor((from - barX) / STEP) * STEP;
  if (mark === 'lined') {
    path.moveTo(from, middle);
    path.lineTo(to, middle);
    return path;
  }
  for (let x = first; x < to + STEP; x += STEP) {
    if (mark === 'striped') {
      path.moveTo(x + STRIPE / 2, top);
      path.lineTo(x + STRIPE / 2, top + height);
    } else {
      path.moveTo(x - DOT, middle);
      path.lineTo(x + DOT, middle);
    }
  }
  return path;
}
