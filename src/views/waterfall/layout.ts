import type { CssPixels } from './viewport.ts';
import type { WaterfallSettings } from './waterfall-settings.ts';

/** What the reader wishes, as far as it moves anything. */
export type LayoutWish = Partial<
  Pick<WaterfallSettings, 'nameWidth' | 'density' | 'columns' | 'columnWidths' | 'showsRunning' | 'runningHeight'>
> & {
  /** Fingers are the pointer: rows are high enough for them. */
  readonly isCoarse?: boolean;
  /** There is something to be said below the rows, where there is room. */
  readonly hasFoot?: boolean;
};

/** A column between names and bars. */
export interface ColumnPlace {
  /** As in the settings: `duration`, `attribute:http.route`. */
  readonly id: string;
  readonly width: CssPixels;
}

/** Where things stand, for one size of the waterfall. */
export interface Layout {
  /** Two lines a row: the name, and below it the bar over the full width. */
  readonly isNarrow: boolean;
  /** Service over operation; the bar beside both. */
  readonly isTwoLine: boolean;
  readonly nameWidth: CssPixels;
  /** From left to right behind the names; those that the window has no room for are left out. */
  readonly columns: readonly ColumnPlace[];
  /** At the very top; `runningHeight` of it, the lower part, is the strip of running spans. */
  readonly minimapHeight: CssPixels;
  /** 0 while the strip is not shown. */
  readonly runningHeight: CssPixels;
  /** Below the minimap, over the full width; in a narrow window the head of the names is its end. */
  readonly toolRowHeight: CssPixels;
  /** Upper edge and height of the head of the name column. */
  readonly nameHeadTop: CssPixels;
  readonly nameHeadHeight: CssPixels;
  /** From the upper edge to the first row. */
  readonly headerHeight: CssPixels;
  readonly bodyHeight: CssPixels;
  /** At the very bottom; 0 for none. */
  readonly footHeight: CssPixels;
  readonly rowHeight: CssPixels;
  readonly canvasLeft: CssPixels;
  readonly canvasWidth: CssPixels;
  /** Space on the canvas before the first moment, and after the last. */
  readonly plotLeft: CssPixels;
  readonly plotRight: CssPixels;
  /** Bar within its row. */
  readonly barTop: CssPixels;
  readonly barHeight: CssPixels;
}

export const AXIS_HEIGHT: CssPixels = 24;
/** Of the strip below the rows, while there is one. */
const FOOT_HEIGHT: CssPixels = 24;
export const SCROLLBAR_WIDTH: CssPixels = 12;
const DEFAULT_NAME_WIDTH: CssPixels = 364;
const DEFAULT_COLUMN_WIDTH: CssPixels = 88;
export const NARROWEST_COLUMN: CssPixels = 48;
const NARROW_BELOW: CssPixels = 640;
const NARROWEST_NAMES: CssPixels = 120;
/** So much is left for bars however wide the names are drawn. */
const NARROWEST_PLOT: CssPixels = 240;

/** Returns the layout for a waterfall of this size. */
export function layoutFor(width: CssPixels, height: CssPixels, wish: LayoutWish = {}): Layout {
  return width < NARROW_BELOW ? narrowLayout(width, height, wish) : wideLayout(width, height, wish);
}

/** Returns the smallest and the greatest width of the name column in a waterfall of this width. */
export function nameWidthLimits(
  width: CssPixels,
  columns: readonly ColumnPlace[] = [],
): readonly [CssPixels, CssPixels] {
  const room = width - NARROWEST_PLOT - totalWidth(columns);
  return [NARROWEST_NAMES, Math.max(NARROWEST_NAMES, Math.round(room))];
}

/** Returns the columns asked for, as many from the left as leave names and bars their least width. */
function columnPlaces(width: CssPixels, { columns = [], columnWidths = {} }: LayoutWish): ColumnPlace[] {
  const places: ColumnPlace[] = [];
  let room = width - NARROWEST_NAMES - NARROWEST_PLOT;
  for (const id of columns) {
    const place = { id, width: Math.max(NARROWEST_COLUMN, columnWidths[id] ?? DEFAULT_COLUMN_WIDTH) };
    room -= place.width;
    if (room < 0) break;
    places.push(place);
  }
  return places;
}

function totalWidth(columns: readonly ColumnPlace[]): CssPixels {
  return columns.reduce((sum, column) => sum + column.width, 0);
}

function wideLayout(width: CssPixels, height: CssPixels, wish: LayoutWish): Layout {
  const columns = columnPlaces(width, wish);
  const [least, most] = nameWidthLimits(width, columns);
  const asked = wish.nameWidth ?? Math.min(DEFAULT_NAME_WIDTH, Math.round(width * 0.4));
  const nameWidth = Math.min(most, Math.max(least, asked));
  const canvasLeft = nameWidth + totalWidth(columns);
  const runningHeight = runningHeightIn(height, wish);
  const minimapHeight = 56 + runningHeight;
  const toolRowHeight = 38;
  const headerHeight = minimapHeight + toolRowHeight + AXIS_HEIGHT;
  const footHeight = wish.hasFoot === true ? FOOT_HEIGHT : 0;
  const isTwoLine = wish.density === 'two-line';
  const rowHeight = isTwoLine || wish.isCoarse === true ? 36 : 24;
  const barHeight = 12;
  return {
    isNarrow: false,
    isTwoLine,
    nameWidth,
    columns,
    minimapHeight,
    runningHeight,
    toolRowHeight,
    nameHeadTop: minimapHeight + toolRowHeight,
    nameHeadHeight: AXIS_HEIGHT,
    headerHeight,
    bodyHeight: Math.max(0, height - headerHeight - footHeight),
    footHeight,
    rowHeight,
    canvasLeft,
    canvasWidth: Math.max(1, width - canvasLeft - SCROLLBAR_WIDTH),
    plotLeft: 14,
    plotRight: 76,
    barTop: (rowHeight - barHeight) / 2,
    barHeight,
  };
}

function narrowLayout(width: CssPixels, height: CssPixels, wish: LayoutWish): Layout {
  const runningHeight = runningHeightIn(height, wish);
  const minimapHeight = 28 + runningHeight;
  const toolRowHeight = 36;
  const headerHeight = minimapHeight + toolRowHeight + AXIS_HEIGHT;
  return {
    isNarrow: true,
    isTwoLine: false,
    nameWidth: width,
    columns: [],
    minimapHeight,
    runningHeight,
    toolRowHeight,
    nameHeadTop: minimapHeight,
    nameHeadHeight: toolRowHeight,
    headerHeight,
    bodyHeight: Math.max(0, height - headerHeight),
    footHeight: 0,
    rowHeight: 36,
    canvasLeft: 0,
    canvasWidth: Math.max(1, width),
    plotLeft: 16,
    plotRight: 16,
    barTop: 21,
    barHeight: 10,
  };
}

/** Most of a low window is left to rows. */
function runningHeightIn(height: CssPixels, { showsRunning, runningHeight = 0 }: LayoutWish): CssPixels {
  return showsRunning === true ? Math.round(Math.min(runningHeight, height * 0.3)) : 0;
}
