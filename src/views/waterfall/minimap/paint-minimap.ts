import type { Colours } from '../colours.ts';
import { areErrorsLone } from '../lone-errors.ts';
import type { ColourGroup } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';
import type { Slivers } from './slivers.ts';

/** Above the slivers, and between them and the curve, which stands on the lower edge. */
const MARGIN: CssPixels = 4;
const CURVE_HEIGHT: CssPixels = 12;
/** How strongly is drawn what is not pointed out. */
const FAINT = 0.25;
/** A lone error is at least as large as this. */
const ERROR_WIDTH: CssPixels = 3;
const ERROR_HEIGHT: CssPixels = 2;

/** Returns how high the slivers are together in a minimap of this height. */
export function sliversHeight(minimapHeight: CssPixels): CssPixels {
  return minimapHeight - CURVE_HEIGHT - 2 * MARGIN;
}

/** What the minimap is painted from; cells and columns are device pixels of the plot. */
export interface MinimapPicture {
  readonly slivers: Slivers;
  /** Spans that run at once, a column each. */
  readonly concurrency: Float64Array;
  readonly colours: Colours;
  readonly groups: readonly ColourGroup[];
  readonly plotLeft: CssPixels;
  readonly pixelRatio: number;
}

/** Paints slivers and curve; the canvas has its size. */
export function paintMinimap(canvas: HTMLCanvasElement, picture: MinimapPicture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const left = Math.round(picture.plotLeft * picture.pixelRatio);
  paintSlivers(context, picture, left, Math.round(MARGIN * picture.pixelRatio));
  context.globalAlpha = 1;
  paintCurve(context, picture, left, canvas.height);
}

function paintSlivers(context: CanvasRenderingContext2D, picture: MinimapPicture, left: number, top: number): void {
  const { slivers, colours, groups, pixelRatio } = picture;
  const { columns, rows, group, isError, isFaint } = slivers;
  // Errors come last: they may be larger than their cells.
  for (const errors of [0, 1]) {
    const isEnlarged = errors === 1 && areErrorsLone(isError, columns);
    const leastWidth = isEnlarged ? Math.round(ERROR_WIDTH * pixelRatio) : 1;
    const height = isEnlarged ? Math.round(ERROR_HEIGHT * pixelRatio) : 1;
    for (let row = 0; row < rows; row++) {
      for (let from = 0, to = 1; from < columns; from = to++) {
        const cell = row * columns + from;
        while (to < columns && isAlike(slivers, cell, cell + to - from)) to++;
        if (isError[cell] !== errors || (errors === 0 && group[cell] === 0)) continue;
        const width = Math.max(leastWidth, to - from);
        const x = Math.max(0, Math.min(columns - width, Math.round((from + to - width) / 2)));
        context.globalAlpha = isFaint[cell] === 1 ? FAINT : 1;
        context.fillStyle = errors === 1 ? colours.err : groups[group[cell] - 1].colour;
        context.fillRect(left + x, top + Math.min(row, rows - height), width, height);
      }
    }
  }
}

function isAlike({ group, isError, isFaint }: Slivers, one: number, other: number): boolean {
  return group[one] === group[other] && isError[one] === isError[other] && isFaint[one] === isFaint[other];
}

function paintCurve(context: CanvasRenderingContext2D, picture: MinimapPicture, left: number, bottom: number): void {
  const { concurrency: mean } = picture;
  const peak = mean.reduce((most, each) => Math.max(most, each), 1);
  const height = CURVE_HEIGHT * picture.pixelRatio;
  const top = (column: number) => bottom - (mean[column] / peak) * height;
  context.beginPath();
  context.moveTo(left, bottom);
  for (let column = 0; column < mean.length; column++) {
    context.lineTo(left + column, top(column));
    context.lineTo(left + column + 1, top(column));
  }
  context.lineTo(left + mean.length, bottom);
  context.fillStyle = picture.colours.line;
  context.fill();
  context.strokeStyle = picture.colours.ink3;
  context.lineWidth = picture.pixelRatio;
  context.stroke();
}
