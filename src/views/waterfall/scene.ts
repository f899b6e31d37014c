import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanSet } from '../../trace/span-set.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { durationText } from '../duration-text.ts';
import { type Axis, type AxisScale, axisOf, type MeasureText } from './axis.ts';
import type { Layout } from './layout.ts';
import type { OwnTimeCache } from './own-time.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { placeLabel } from './place-label.ts';
import { isParent, type VisibleRows } from './rows.ts';
import { colourOf, type SpanColours } from './span-colours.ts';
import { type CssPixels, scrolledBy, type Viewport, xOfTime } from './viewport.ts';

export interface Bar extends Piece {
  /** As CSS has it. */
  readonly colour: string;
  readonly isError: boolean;
  /** What is drawn solid, or as strong as its share. The rest of the bar is light: time of children. */
  readonly own: readonly Piece[];
}

export interface Label extends Piece {
  readonly text: string;
}

export interface SceneRow {
  readonly span: SpanIndex;
  /** Upper edge of the row, below the axis. */
  readonly y: CssPixels;
  /** null while it lies left or right of what is in sight. */
  readonly bar: Bar | null;
  /** Where to the bar lies out of sight. */
  readonly away: 'before' | 'after' | null;
  readonly label: Label | null;
  /** Others are pointed out. */
  readonly isDim: boolean;
}

/** What is to be drawn: rows in sight and the axis, in pixels from the canvas' left edge. */
export interface Scene {
  readonly axis: Axis;
  readonly rows: readonly SceneRow[];
}

export interface SceneInput {
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
  readonly collapsed: SpanSet;
  readonly layout: Layout;
  readonly viewport: Viewport;
  readonly pixelRatio: number;
  readonly measure: MeasureText;
  readonly scale?: AxisScale;
  /** Bars are all solid: children's time is not told from their own. */
  readonly isSolid?: boolean;
  readonly ownTimes: OwnTimeCache;
  readonly spanColours: SpanColours;
  /** Spans that are pointed out, null where none are. */
  readonly lit: SpanSet | null;
}

/** A bar is drawn this wide at least, so that the shortest span is seen. */
export const SHORTEST_BAR: CssPixels = 2;
/** Bars end this far outside the canvas: what a deep zoom asks for is wider than a canvas can draw. */
const OVERHANG: CssPixels = 8;

/** Returns the picture of what is in sight. Costs the same whatever the size of the trace. */
export function sceneOf(input: SceneInput): Scene {
  const { viewport, layout, rows, pixelRatio } = input;
  const first = Math.max(0, Math.floor(viewport.firstRow));
  const last = Math.min(rows.length, Math.ceil(viewport.firstRow + viewport.height / viewport.rowHeight) + 1);
  const offset = scrolledBy(viewport, first, pixelRatio);
  const sceneRows: SceneRow[] = [];
  for (let row = first; row < last; row++) {
    sceneRows.push(sceneRow(input, rows[row], (row - first) * viewport.rowHeight - offset));
  }
  return {
    axis: axisOf(viewport, layout.canvasWidth, input.trace.duration, input.measure, input.scale),
    rows: sceneRows,
  };
}

function sceneRow(input: SceneInput, span: SpanIndex, y: CssPixels): SceneRow {
  const { left, right } = barEdges(input.trace, input.viewport, span);
  const away = right < 0 ? 'before' : left > input.layout.canvasWidth ? 'after' : null;
  const isDim = input.lit !== null && !input.lit.has(span);
  return { span, y, bar: barOf(input, span, left, right), away, label: labelOf(input, span, left, right), isDim };
}

/** Returns where a span's bar begins and ends; may lie far outside the canvas. */
export function barEdges(
  { start, end }: SpanTable,
  viewport: Viewport,
  span: SpanIndex,
): { left: CssPixels; right: CssPixels } {
  const left = xOfTime(viewport, start[span]);
  return { left, right: Math.max(xOfTime(viewport, end[span]), left + SHORTEST_BAR) };
}

function barOf(input: SceneInput, span: SpanIndex, left: CssPixels, right: CssPixels): Bar | null {
  const { trace, layout } = input;
  if (right < 0 || left > layout.canvasWidth) return null;
  const x = Math.max(left, -OVERHANG);
  const width = Math.min(right, layout.canvasWidth + OVERHANG) - x;
  return {
    x,
    width,
    colour: colourOf(input.spanColours, span),
    isError: trace.status[span] === StatusCode.Error,
    own: isParent(trace, span) && !input.isSolid ? ownPieces(input, span, x, x + width) : [{ x, width }],
  };
}

function ownPieces(input: SceneInput, span: SpanIndex, from: CssPixels, to: CssPixels): Piece[] {
  return piecesOf(input.ownTimes.of(input.trace, span), input.viewport, from, to, input.pixelRatio);
}

function labelOf(input: SceneInput, span: SpanIndex, left: CssPixels, right: CssPixels): Label | null {
  const { trace, layout, measure } = input;
  // Two-line rows have the duration in their first line.
  if (layout.isNarrow) return null;
  const text = durationText(trace, span);
  const width = measure(text);
  const x = placeLabel(left, right, width, layout.canvasWidth);
  return x === null ? null : { x, width, text };
}
