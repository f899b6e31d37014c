import type { SpanIndex } from '../../trace/units.ts';
import { type Brush, labelFont, snap } from './brush.ts';
import { AXIS_HEIGHT } from './layout.ts';
import { type Bar, type Label, type Scene, type SceneRow, SHORTEST_BAR } from './scene.ts';
import type { CssPixels } from './viewport.ts';

const RADIUS: CssPixels = 1.5;
/** The share of a bar's strength that is taken away where others are pointed out. */
const FADED = 0.65;

/** The ring of the active row is drawn by the row itself, this thick. */
const RING: CssPixels = 2;

/** Takes lines away from where rows have something of their own: the active row's ring, the text of two-line rows. */
export function clearForRows({ context, layout }: Brush, { rows }: Scene, active: SpanIndex): void {
  const { canvasWidth, rowHeight, isNarrow, barTop } = layout;
  for (const { span, y } of rows) {
    const top = AXIS_HEIGHT + y;
    if (isNarrow) context.clearRect(0, top, canvasWidth, barTop - 2);
    if (span !== active) continue;
    context.clearRect(0, top, canvasWidth, RING);
    context.clearRect(0, top + rowHeight - RING, canvasWidth, RING);
  }
}

/** Draws the bars and their labels; what `paintBetween` draws lies over bars and under labels. */
export function paintRows(brush: Brush, { rows }: Scene, paintBetween?: () => void): void {
  const { context, colours, layout } = brush;
  for (const row of rows) {
    if (row.bar === null) continue;
    paintBar(brush, row.bar, AXIS_HEIGHT + row.y + layout.barTop);
    if (row.isDim) fade(brush, row.bar, AXIS_HEIGHT + row.y + layout.barTop);
  }
  for (const row of rows) if (row.away !== null) paintAway(brush, row.away, AXIS_HEIGHT + row.y + layout.barTop);
  paintBetween?.();
  context.font = labelFont(colours.fontFamily);
  for (const row of rows) paintLabel(brush, row);
}

/** Points to where the bar is. */
function paintAway({ context, colours, layout }: Brush, side: 'before' | 'after', top: CssPixels): void {
  const tip = side === 'before' ? 3 : layout.canvasWidth - 3;
  const back = side === 'before' ? tip + 4 : tip - 4;
  const middle = top + layout.barHeight / 2;
  context.strokeStyle = colours.ink3;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(back, middle - 4);
  context.lineTo(tip, middle);
  context.lineTo(back, middle + 4);
  context.stroke();
}

function paintBar(brush: Brush, bar: Bar, top: CssPixels): void {
  const { context, colours, layout, pixelRatio } = brush;
  const left = snap(bar.x, pixelRatio);
  const width = Math.max(SHORTEST_BAR, snap(bar.x + bar.width, pixelRatio) - left);
  const { colour } = bar;
  // Lines of the axis must not shine through the light part.
  context.clearRect(left, top, width, layout.barHeight);
  context.fillStyle = colour;
  context.globalAlpha = colours.lightBar;
  context.fillRect(left, top, width, layout.barHeight);
  for (const { x, width, share = 1 } of bar.own) {
    context.globalAlpha = share;
    context.fillRect(x, top, width, layout.barHeight);
  }
  context.globalAlpha = 1;
  paintEdge(brush, left, top, width, bar.isError ? colours.err : (colours.barEdge ?? colour), bar.isError ? 1.5 : 1);
}

/** Takes away from what was painted, so that the row shows through. */
function fade({ context, layout }: Brush, bar: Bar, top: CssPixels): void {
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = FADED;
  context.fillRect(bar.x - 1, top - 1, Math.max(SHORTEST_BAR, bar.width) + 2, layout.barHeight + 2);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
}

function paintEdge(brush: Brush, left: CssPixels, top: CssPixels, width: CssPixels, colour: string, line: CssPixels) {
  const { context, layout } = brush;
  // Too narrow for two edges: all of it is edge.
  if (width <= 2 * line) {
    context.fillStyle = colour;
    context.fillRect(left, top, width, layout.barHeight);
    return;
  }
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.roundRect(left + line / 2, top + line / 2, width - line, layout.barHeight - line, RADIUS);
  context.stroke();
}

function paintLabel(brush: Brush, { label, bar, y }: SceneRow): void {
  if (label === null) return;
  const { context, colours, layout } = brush;
  const top = AXIS_HEIGHT + y;
  const isWithin = bar !== null && label.x > bar.x && label.x < bar.x + bar.width;
  if (isWithin) paintLabelGround(brush, bar, label, top + layout.barTop);
  // Cleared down to the row's own colour, so that no line of the axis cuts a figure.
  else context.clearRect(label.x - 2, top + RING, label.width + 4, layout.rowHeight - 2 * RING);
  context.fillStyle = isWithin ? colours.ink : colours.ink2;
  // On one line with the name.
  context.fillText(label.text, label.x, top + layout.rowHeight / 2 + 0.5);
}

/** Makes the bar light under a label within it; its edges go on above and below, so that it does not seem to end. */
function paintLabelGround(brush: Brush, bar: Bar, label: Label, top: CssPixels): void {
  const { context, colours, layout } = brush;
  const edge = bar.isError ? 1.5 : 1;
  context.beginPath();
  context.roundRect(label.x - 4, top + edge, label.width + 8, layout.barHeight - 2 * edge, RADIUS);
  context.fillStyle = colours.bg;
  context.fill();
  context.fillStyle = bar.colour;
  context.globalAlpha = colours.lightBar;
  context.fill();
  context.globalAlpha = 1;
}
