import type { CssPixels } from './viewport.ts';

/** Where things stand, for one size of the waterfall. */
export interface Layout {
  /** Two lines a row: the name, and below it the bar over the full width. */
  readonly isNarrow: boolean;
  readonly nameWidth: CssPixels;
  /** At the very top. */
  readonly minimapHeight: CssPixels;
  /** Below the minimap, over the full width; in a narrow window the head of the names is its end. */
  readonly toolRowHeight: CssPixels;
  /** Upper edge and height of the head of the name column. */
  readonly nameHeadTop: CssPixels;
  readonly nameHeadHeight: CssPixels;
  /** From the upper edge to the first row. */
  readonly headerHeight: CssPixels;
  readonly bodyHeight: CssPixels;
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
export const SCROLLBAR_WIDTH: CssPixels = 12;
export const DEFAULT_NAME_WIDTH: CssPixels = 364;
const NARROW_BELOW: CssPixels = 640;
const NARROWEST_NAMES: CssPixels = 120;
/** So much is left for bars however wide the names are drawn. */
const NARROWEST_PLOT: CssPixels = 240;

/** Returns the layout for a waterfall of this size; `askedNameWidth` is null where nobody has chosen a width. */
export function layoutFor(width: CssPixels, height: CssPixels, askedNameWidth: CssPixels | null): Layout {
  return width < NARROW_BELOW ? narrowLayout(width, height) : wideLayout(width, height, askedNameWidth);
}

/** Returns the smallest and the greatest width of the name column in a waterfall of this width. */
export function nameWidthLimits(width: CssPixels): readonly [CssPixels, CssPixels] {
  return [NARROWEST_NAMES, Math.max(NARROWEST_NAMES, Math.round(width - NARROWEST_PLOT))];
}

function wideLayout(width: CssPixels, height: CssPixels, askedNameWidth: CssPixels | null): Layout {
  const [least, most] = nameWidthLimits(width);
  const asked = askedNameWidth ?? Math.min(DEFAULT_NAME_WIDTH, Math.round(width * 0.4));
  const nameWidth = Math.min(most, Math.max(least, asked));
  const minimapHeight = 56;
  const toolRowHeight = 38;
  const headerHeight = minimapHeight + toolRowHeight + AXIS_HEIGHT;
  return {
    isNarrow: false,
    nameWidth,
    minimapHeight,
    toolRowHeight,
    nameHeadTop: minimapHeight + toolRowHeight,
    nameHeadHeight: AXIS_HEIGHT,
    headerHeight,
    bodyHeight: Math.max(0, height - headerHeight),
    rowHeight: 22,
    canvasLeft: nameWidth,
    canvasWidth: Math.max(1, width - nameWidth - SCROLLBAR_WIDTH),
    plotLeft: 14,
    plotRight: 76,
    barTop: 4,
    barHeight: 12,
  };
}

function narrowLayout(width: CssPixels, height: CssPixels): Layout {
  const minimapHeight = 44;
  const toolRowHeight = 36;
  const headerHeight = minimapHeight + toolRowHeight + AXIS_HEIGHT;
  return {
    isNarrow: true,
    nameWidth: width,
    minimapHeight,
    toolRowHeight,
    nameHeadTop: minimapHeight,
    nameHeadHeight: toolRowHeight,
    headerHeight,
    bodyHeight: Math.max(0, height - headerHeight),
    rowHeight: 35,
    canvasLeft: 0,
    canvasWidth: Math.max(1, width),
    plotLeft: 16,
    plotRight: 16,
    barTop: 20,
    barHeight: 10,
  };
}
