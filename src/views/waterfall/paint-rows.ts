import type { SpanIndex } from '../../trace/units.ts';
import { type Brush, labelFont, snap } from './brush.ts';
import type { Colours } from './colours.ts';
import { AXIS_HEIGHT } from './layout.ts';
import { type Bar, type Scene, type SceneRow, SHORTEST_BAR } from './scene.ts';
import type { CssPixels } from './viewport.ts';

const RADIUS: CssPixels = 1.5;

/** The ring of the active row is drawn by the row itself, this thick. */
const RING: CssPixels = 2;

/** Around a bar that failed, this thick. */
const ERROR_EDGE: CssPixels = 1.5;

/** x, y, width, height */
type Rectangle = readonly [CssPixels, CssPixels, CssPixels, CssPixels];

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
  for (const { bar, y } of rows) if (bar !== null) paintBar(brush, bar, AXIS_HEIGHT + y + layout.barTop);
  paintBetween?.();
  context.font = labelFont(colours.fontFamily);
  for (const row of rows) paintLabel(brush, row);
}

function paintBar(brush: Brush, bar: Bar, top: CssPixels): void {
  const { context, colours, layout, pixelRatio } = brush;
  const left = snap(bar.x, pixelRatio);
  const width = Math.max(SHORTEST_BAR, snap(bar.x + bar.width, pixelRatio) - left);
  const { colour } = bar;
  // Lines of the axis must not shine through the light part.
  context.clearRect(left, top, width, layout.barHeight);
  fillLight(context, bar, colours, [left, top, width, layout.barHeight]);
  for (const { x, width, share = 1 } of bar.own) {
    context.globalAlpha = share;
    context.fillRect(x, top, width, layout.barHeight);
  }
  context.globalAlpha = 1;
  paintEdge(
    brush,
    left,
    top,
    width,
    bar.isError ? colours.err : (colours.barEdge ?? colour),
    bar.isError ? ERROR_EDGE : 1,
  );
}

/** Fills x, y, width, height with the bar's light, the ground of children's time; leaves its colour to fill with. */
function fillLight(context: Brush['context'], { colour }: Bar, { lightBar }: Colours, place: Rectangle): void {
  context.fillStyle = colour;
  context.globalAlpha = lightBar;
  context.fillRect(...place);
  context.globalAlpha = 1;
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

function paintLabel({ context, colours, layout }: Brush, { label, bar, y }: SceneRow): void {
  if (label === null) return;
  const top = AXIS_HEIGHT + y;
  const isWithin = bar !== null && label.x > bar.x && label.x < bar.x + bar.width;
  // Edges of a bar go on above and below a label within it, so that the bar does not seem to end there.
  const inset = isWithin ? layout.barTop + ERROR_EDGE : RING;
  const ground = [label.x - 3, top + inset, label.width + 6, layout.rowHeight - 2 * inset] as const;
  // Cleared down to the row's own colour, so that no line of the axis cuts a figure.
  context.clearRect(...ground);
  if (isWithin) fillLight(context, bar, colours, ground);
  context.fillStyle = isWithin ? colours.ink : colours.ink2;
  // On one line with the name.
  context.fillText(label.text, label.x, top + layout.rowHeight / 2 + 0.5);
}
