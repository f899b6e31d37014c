import type { Nanoseconds } from '../../trace/units.ts';

/** A length on the screen, before the device's pixel ratio. */
export type CssPixels = number;

/**
 * What is in sight. Rows are counted, not measured, since browsers cap an element's height; the time axis is a stretch of
 * the trace.
 *
 * ```
 *                 plotLeft      plotWidth
 *                |<---->|<---------------------->|
 *   firstRow     |      timeStart         timeEnd|  76 px for labels
 * ```
 */
export interface Viewport {
  /** Row at the upper edge; a fraction while a row is half scrolled out. */
  readonly firstRow: number;
  /** Time at `plotLeft`. */
  readonly timeStart: Nanoseconds;
  /** Time at `plotLeft + plotWidth`. */
  readonly timeEnd: Nanoseconds;

  readonly rowCount: number;
  /** The whole axis: the trace's duration, or 1 where that is zero, so that there is always a scale. */
  readonly extent: Nanoseconds;

  /** Height of the area that shows rows. */
  readonly height: CssPixels;
  readonly rowHeight: CssPixels;
  readonly plotLeft: CssPixels;
  readonly plotWidth: CssPixels;
}

/** The parts of a viewport that come from outside: the trace and the window. */
export type ViewportFrame = Omit<Viewport, 'firstRow' | 'timeStart' | 'timeEnd'>;

/** A change to what is in sight; applied with `clampViewport` after it. */
export type ViewportChange = (viewport: Viewport) => Viewport;

export const EMPTY_VIEWPORT: Viewport = {
  firstRow: 0,
  timeStart: 0,
  timeEnd: 1,
  rowCount: 0,
  extent: 1,
  height: 0,
  rowHeight: 22,
  plotLeft: 0,
  plotWidth: 1,
};

/**
 * Returns the shortest stretch of time that may fill the plot.
 *
 * A float64 has 53 bits. The largest time in sight is `extent`, whose neighbours lie `extent × 2^-52` apart; a plot of
 * 2^12 pixels with steps of 2^-4 pixel needs 2^16 of them, hence `extent × 2^-36`: beyond it bars would jump while
 * panning. Recordings are whole nanoseconds, so below some ten of them there is nothing to see either.
 */
export function shortestStretch(extent: Nanoseconds): Nanoseconds {
  return Math.min(extent, Math.max(10, extent * 2 ** -36));
}

/** Returns the nearest viewport that shows rows of the trace, and time within it only. */
export function clampViewport(viewport: Viewport): Viewport {
  const [timeStart, timeEnd] = clampTime(viewport);
  return { ...viewport, firstRow: clamp(viewport.firstRow, 0, lastFirstRow(viewport)), timeStart, timeEnd };
}

function clampTime({ timeStart, timeEnd, extent }: Viewport): [Nanoseconds, Nanoseconds] {
  const shortest = shortestStretch(extent);
  const stretch = Math.max(timeEnd - timeStart, shortest);
  if (!(stretch < extent)) return [0, extent];
  // An edge that is in order is kept as it is, never worked out again: a sum rounds, and clamping twice would creep.
  const end = timeEnd - timeStart < shortest ? timeStart + shortest : timeEnd;
  if (timeStart < 0) return [0, stretch];
  return end > extent ? [extent - stretch, extent] : [timeStart, end];
}

/** Returns the greatest `firstRow`: the last row stands at the lower edge. */
export function lastFirstRow({ rowCount, height, rowHeight }: Viewport): number {
  return Math.max(0, rowCount - height / rowHeight);
}

/** Returns the place of `time`; may lie far outside the plot. */
export function xOfTime({ timeStart, timeEnd, plotLeft, plotWidth }: Viewport, time: Nanoseconds): CssPixels {
  return plotLeft + ((time - timeStart) / (timeEnd - timeStart)) * plotWidth;
}

/** Returns the time at `x`; may lie outside the trace. */
export function timeAtX({ timeStart, timeEnd, plotLeft, plotWidth }: Viewport, x: CssPixels): Nanoseconds {
  return timeStart + ((x - plotLeft) / plotWidth) * (timeEnd - timeStart);
}

/** Returns the row at `y` below the upper edge; -1 where there is none. */
export function rowAtY(viewport: Viewport, y: CssPixels): number {
  const row = Math.floor(viewport.firstRow + y / viewport.rowHeight);
  return y >= 0 && y < viewport.height && row >= 0 && row < viewport.rowCount ? row : -1;
}

/**
 * Returns how far the rows are scrolled up, on whole device pixels, so that text and bars stay sharp and side by side.
 * Counted from `baseRow`, since a million rows are more pixels than a browser can place.
 */
export function scrolledBy(viewport: Viewport, baseRow: number, pixelRatio: number): CssPixels {
  return Math.round((viewport.firstRow - baseRow) * viewport.rowHeight * pixelRatio) / pixelRatio;
}

/** Returns how many rows fit as a whole. */
export function rowsInSight({ height, rowHeight }: Viewport): number {
  return Math.max(1, Math.floor(height / rowHeight));
}

/** Moves what is in sight: positive `x` towards later times, positive `y` towards later rows. */
export function panBy(viewport: Viewport, x: CssPixels, y: CssPixels): Viewport {
  const time = (x / viewport.plotWidth) * (viewport.timeEnd - viewport.timeStart);
  return clampViewport({
    ...viewport,
    firstRow: viewport.firstRow + y / viewport.rowHeight,
    timeStart: viewport.timeStart + time,
    timeEnd: viewport.timeEnd + time,
  });
}

/** Stretches time by `factor` (above 1: closer), while the time at `x` stays where it is. */
export function zoomAbout(viewport: Viewport, x: CssPixels, factor: number): Viewport {
  const { plotLeft, plotWidth, timeStart, timeEnd, extent } = viewport;
  // Beside the plot there is no time to hold on to: its edge is what is meant.
  const share = clamp((x - plotLeft) / plotWidth, 0, 1);
  const stretch = timeEnd - timeStart;
  const next = clamp(stretch / factor, shortestStretch(extent), extent);
  const start = timeStart + share * (stretch - next);
  return clampViewport({ ...viewport, timeStart: start, timeEnd: start + next });
}

/** Shows [from, to] with a tenth of it on either side. */
export function showTime(viewport: Viewport, from: Nanoseconds, to: Nanoseconds): Viewport {
  const margin = Math.max((to - from) * 0.1, shortestStretch(viewport.extent) / 2);
  return clampViewport({ ...viewport, timeStart: from - margin, timeEnd: to + margin });
}

/** Shows the time between two places on the canvas, in either order; what lies beside the trace is left out. */
export function showBetween(viewport: Viewport, a: CssPixels, b: CssPixels): Viewport {
  const within = (x: CssPixels) => clamp(timeAtX(viewport, x), 0, viewport.extent);
  return clampViewport({ ...viewport, timeStart: within(Math.min(a, b)), timeEnd: within(Math.max(a, b)) });
}

export function resetZoom(viewport: Viewport): Viewport {
  return clampViewport({ ...viewport, timeStart: 0, timeEnd: viewport.extent });
}

export function isZoomed(viewport: Viewport): boolean {
  return viewport.timeStart > 0 || viewport.timeEnd < viewport.extent;
}

export function scrollToRow(viewport: Viewport, firstRow: number): Viewport {
  return clampViewport({ ...viewport, firstRow });
}

/** Scrolls as little as it takes to have `row` in sight as a whole. */
export function revealRow(viewport: Viewport, row: number): Viewport {
  const last = row + 1 - viewport.height / viewport.rowHeight;
  return scrollToRow(viewport, Math.min(row, Math.max(viewport.firstRow, last)));
}

/** Has `row` in sight, in the middle if it was out of sight. */
export function centreRow(viewport: Viewport, row: number): Viewport {
  const shown = viewport.height / viewport.rowHeight;
  const isInSight = row >= viewport.firstRow && row + 1 <= viewport.firstRow + shown;
  return isInSight ? viewport : scrollToRow(viewport, row - Math.floor(shown / 2));
}

/** Takes a new window or trace. A viewport that showed the whole axis shows the whole new one. */
export function reframe(viewport: Viewport, frame: ViewportFrame): Viewport {
  const { firstRow, timeStart, timeEnd } = viewport;
  const next = { ...frame, firstRow, timeStart, timeEnd };
  return clampViewport(isZoomed(viewport) ? next : { ...next, timeStart: 0, timeEnd: frame.extent });
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
