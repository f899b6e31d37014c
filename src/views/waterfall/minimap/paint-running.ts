import type { ColourGroup } from '../span-colours.ts';
import type { CssPixels } from '../viewport.ts';
import { markedFill } from './marked-fill.ts';
import type { RunningSpans } from './running-spans.ts';

/** Above the peak. */
const MARGIN: CssPixels = 4;
/** How strongly is drawn what is not pointed out. */
const FAINT = 0.3;
/** A thinner area has no room for a mark. */
const THICK_ENOUGH: CssPixels = 4;

/** What the strip of running spans is painted from; a column is a CSS pixel. */
export interface RunningPicture {
  readonly running: RunningSpans;
  readonly groups: readonly ColourGroup[];
  /** Colour of the line of the most at once. */
  readonly line: string;
  /** Groups that are pointed out; none for all alike. */
  readonly lit: ReadonlySet<number>;
  readonly plotLeft: CssPixels;
  readonly height: CssPixels;
  readonly pixelRatio: number;
}

/** Paints the groups' means on top of each other, the first one lowest, and the most as a line; the canvas has its size. */
export function paintRunning(canvas: HTMLCanvasElement, picture: RunningPicture): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { running, groups, line, lit, plotLeft, pixelRatio, height } = picture;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const below = new Float64Array(running.columns);
  const scale = scaleOf(running, height);
  for (const [group, { colour, mark = 'plain' }] of groups.entries()) {
    const marked = markedFill(context, colour, mark, pixelRatio);
    context.globalAlpha = lit.size === 0 || lit.has(group) ? 1 : FAINT;
    const counts = running.means.subarray(group * running.columns, (group + 1) * running.columns);
    forRuns(counts, below, (from, to) => {
      const thick = counts[from] * scale;
      // A hair of ground between areas: neighbours may look alike.
      const gap = thick > 3 ? 0.5 : 0;
      context.fillStyle = thick < THICK_ENOUGH ? colour : marked;
      context.fillRect(plotLeft + from, height - below[from] * scale - thick + gap, to - from, thick - gap);
    });
    for (let column = 0; column < counts.length; column++) below[column] += counts[column];
  }
  context.globalAlpha = 1;
  context.strokeStyle = line;
  strokeMost(context, running, plotLeft, (count) => height - count * scale);
}

/** One path for all columns; in the middle of its pixel, where it is sharp. */
function strokeMost(
  context: CanvasRenderingContext2D,
  { most }: RunningSpans,
  plotLeft: CssPixels,
  yOf: (count: number) => CssPixels,
): void {
  context.beginPath();
  for (let column = 0; column < most.length; column++) {
    const y = Math.round(yOf(most[column])) - 0.5;
    context.lineTo(plotLeft + column, y);
    context.lineTo(plotLeft + column + 1, y);
  }
  context.lineWidth = 1;
  context.stroke();
}

/** Returns the group whose area holds a height above the lower edge, null above all of them. */
export function groupAt(running: RunningSpans, column: number, above: CssPixels, height: CssPixels): number | null {
  const groupCount = running.means.length / running.columns;
  const scale = scaleOf(running, height);
  let top = 0;
  for (let group = 0; group < groupCount; group++) {
    top += running.means[group * running.columns + column] * scale;
    if (above < top) return group;
  }
  return null;
}

function scaleOf({ peak }: RunningSpans, height: CssPixels): number {
  return (height - MARGIN) / Math.max(1, peak);
}

/** Calls back for each run of columns that look the same; not for empty ones. */
function forRuns(counts: Float64Array, below: Float64Array, onRun: (from: number, to: number) => void): void {
  for (let from = 0; from < counts.length; ) {
    let to = from + 1;
    while (to < counts.length && counts[to] === counts[from] && below[to] === below[from]) to++;
    if (counts[from] > 0) onRun(from, to);
    from = to;
  }
}
