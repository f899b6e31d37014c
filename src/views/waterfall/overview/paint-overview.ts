import type { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { Colours } from '../colours.ts';
import { areErrorsLone } from '../lone-errors.ts';
import type { VisibleRows } from '../rows.ts';
import type { SpanColours } from '../span-colours.ts';
import { type CssPixels, timeAtX, type Viewport, xOfTime } from '../viewport.ts';
import { isMarked } from './cell-marks.ts';
import { type CellRange, cellRange, enlargedErrors, overviewCells } from './overview-cells.ts';
import { linesOf, longestFirst, type RowLines, rowsOn } from './row-lines.ts';

/** What the picture of all rows is made of. */
export interface OverviewInput {
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
  readonly spanColours: SpanColours;
  readonly lit: SpanSet | null;
  readonly colours: Colours;
  readonly lines: RowLines;
}

const FADED = 90;
const SOLID = 255;
/** A lone error is at least as large as this. */
const ERROR_WIDTH: CssPixels = 3;
const ERROR_HEIGHT: CssPixels = 2;
/** A lower bar has no room for its group's mark. */
const LOWEST_MARKED: CssPixels = 4;

/** Paints all rows, from a picture that is made anew only when the zoom doubles or the window leaves it. */
export interface OverviewPainter {
  paint(context: CanvasRenderingContext2D, input: OverviewInput, viewport: Viewport, pixelRatio: number): void;
}

/** A picture that takes longer to make is made anew once zooming rests; until then the one before is stretched. */
const QUICK_MS = 12;
const REST_MS = 80;

interface Made {
  readonly input: OverviewInput;
  readonly range: CellRange;
  readonly cost: number;
}

/** Returns a painter; `onRest` has it paint again. */
export function createOverviewPainter(onRest: () => void): OverviewPainter {
  const picture = document.createElement('canvas');
  let made: Made | null = null;
  let sorted: { rows: VisibleRows; lineCount: number; order: Uint32Array } | null = null;
  let isResting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const remake = (input: OverviewInput, range: CellRange, pixelRatio: number): Made => {
    if (sorted?.rows !== input.rows || sorted.lineCount !== input.lines.lineCount) {
      sorted = { ...input.lines, rows: input.rows, order: longestFirst(input.trace, input.rows, input.lines) };
    }
    const begin = performance.now();
    fill(picture, input, range, sorted.order, pixelRatio);
    return { input, range, cost: performance.now() - begin };
  };
  return {
    paint(context, input, viewport, pixelRatio) {
      const { width, height } = context.canvas;
      const range = cellRange(timeAtX(viewport, 0), timeAtX(viewport, width / pixelRatio), width);
      const isStretched = made !== null && mayStretch(made, input, range) && !isResting;
      if (isStretched) {
        clearTimeout(timer);
        timer = setTimeout(() => {
          isResting = true;
          onRest();
        }, REST_MS);
      } else if (made === null || !isSameInput(made.input, input) || !isSameRange(made.range, range)) {
        made = remake(input, range, pixelRatio);
      }
      isResting = false;
      const { first, width: cell, count } = made?.range ?? range;
      // On whole pixels: panning moves the picture and changes none of it.
      const left = Math.round(xOfTime(viewport, first * cell) * pixelRatio);
      const across = (cell * count * viewport.plotWidth * pixelRatio) / (viewport.timeEnd - viewport.timeStart);
      context.clearRect(0, 0, width, height);
      context.imageSmoothingEnabled = false;
      context.drawImage(picture, left, 0, across, input.lines.lineCount);
    },
  };
}

/** Whether only the zoom is another one, and the picture slow to make. */
function mayStretch({ input: before, range, cost }: Made, input: OverviewInput, next: CellRange): boolean {
  return cost > QUICK_MS && range.width !== next.width && isSameInput(before, input);
}

function isSameRange(a: CellRange, b: CellRange): boolean {
  return a.width === b.width && a.first === b.first && a.count === b.count;
}

function isSameInput(a: OverviewInput, b: OverviewInput): boolean {
  return (
    a.trace === b.trace &&
    a.rows === b.rows &&
    a.lines.lineCount === b.lines.lineCount &&
    a.spanColours === b.spanColours &&
    a.lit === b.lit &&
    a.colours === b.colours
  );
}

function fill(
  picture: HTMLCanvasElement,
  input: OverviewInput,
  range: CellRange,
  order: Uint32Array,
  pixelRatio: number,
): void {
  const { trace, spanColours, lit, colours, lines } = input;
  picture.width = range.count;
  picture.height = lines.lineCount;
  const context = picture.getContext('2d');
  if (context === null) return;
  const groups = spanColours.groups.length;
  const groupAt = (span: SpanIndex) => spanColours.groupOf(span) + (lit === null || lit.has(span) ? 0 : groups);
  const cells = overviewCells(trace, order, lines, range, groupAt);
  const solid = spanColours.groups.map(({ colour }) => pixelOf(context, colour, SOLID));
  const faded = spanColours.groups.map(({ colour }) => pixelOf(context, colour, FADED));
  const palette = Uint32Array.of(0, ...solid, ...faded);
  const image = context.createImageData(range.count, lines.lineCount);
  const pixels = new Uint32Array(image.data.buffer);
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = palette[cells.value[cell]];
  markGroups(pixels, cells.value, input, range, pixelRatio);
  const error = pixelOf(context, colours.err, SOLID);
  const isError = enlarged(cells.isError, range, lines, pixelRatio);
  for (let cell = 0; cell < pixels.length; cell++) if (isError[cell] === 1) pixels[cell] = error;
  context.putImageData(image, 0, 0);
}

/** A cell is a device pixel wide or more. A row that is high enough by itself stays within its lines. */
function enlarged(isError: Uint8Array, { count }: CellRange, lines: RowLines, pixelRatio: number): Uint8Array {
  if (!areErrorsLone(isError, count)) return isError;
  const isHigh = lines.lineCount / lines.rowCount >= ERROR_HEIGHT * pixelRatio;
  const height = isHigh ? 1 : Math.round(ERROR_HEIGHT * pixelRatio);
  return enlargedErrors(isError, count, Math.round(ERROR_WIDTH * pixelRatio), height);
}

/** Cuts the marks of groups out of bars that have room for them. */
function markGroups(
  pixels: Uint32Array,
  value: Uint16Array,
  { spanColours: { groups }, lines }: OverviewInput,
  { first, count }: CellRange,
  pixelRatio: number,
): void {
  if (groups.every(({ mark = 'plain' }) => mark === 'plain')) return;
  for (let line = 0; line < lines.lineCount; line++) {
    const [firstLine, nextLine] = linesOf(lines, rowsOn(lines, line)[0]);
    const height = nextLine - firstLine;
    if (height < LOWEST_MARKED * pixelRatio || line >= nextLine) continue;
    for (let column = 0; column < count; column++) {
      const cell = line * count + column;
      if (value[cell] === 0) continue;
      const { mark = 'plain' } = groups[(value[cell] - 1) % groups.length];
      if (isMarked(mark, first + column, line - firstLine, height)) pixels[cell] = 0;
    }
  }
}

/** Returns a colour as a canvas' bytes have it, read as a little-endian word. */
function pixelOf(context: CanvasRenderingContext2D, colour: string, alpha: number): number {
  context.fillStyle = colour;
  const hex = Number.parseInt(String(context.fillStyle).slice(1), 16);
  return ((alpha << 24) | ((hex & 0xff) << 16) | (hex & 0xff00) | (hex >>> 16)) >>> 0;
}

/** Returns how many lines of device pixels all rows have: no row is higher than it is elsewhere. */
export function overviewLines(rowCount: number, rowHeight: CssPixels, height: CssPixels, pixelRatio: number): RowLines {
  const most = Math.max(1, Math.floor(height * pixelRatio));
  return { rowCount, lineCount: Math.max(1, Math.min(most, Math.round(rowCount * rowHeight * pixelRatio))) };
}
