import type { SpanTable } from '../../trace/span-table.ts';
import type { VisibleRows } from './rows.ts';
import type { CssPixels } from './viewport.ts';

const WIDEST_INDENT: CssPixels = 12;
const NARROWEST_INDENT: CssPixels = 6;
/** Indent takes this share of the name column at most; the rest is for names. */
const MOST_OF_COLUMN = 0.4;
/** Beside the indent names are left this much, or what the share leaves them. */
const NAMES: CssPixels = 220;
const LEAST_ROOM: CssPixels = 36;

/** How a trace is indented in a column of one width; the same however it is scrolled. */
export interface Indent {
  /** A level. */
  readonly width: CssPixels;
  /** So many levels at most. */
  readonly most: number;
}

/** How rows are indented where the tree is deeper than the column is wide. */
export interface DepthShift {
  /** The depth that is drawn without indent. */
  readonly base: number;
  /** Deeper rows than this, from the base, are drawn no further in. */
  readonly most: number;
}

/** Returns the depth of the deepest row. O(n). */
export function deepestRow({ depth }: SpanTable): number {
  let deepest = 0;
  for (const level of depth) if (level > deepest) deepest = level;
  return deepest;
}

/** Returns the indent of a trace that is `deepest` levels deep: levels are drawn closer before any is left out. */
export function indentFor(deepest: number, nameWidth: CssPixels): Indent {
  const room = Math.max(LEAST_ROOM, Math.min(nameWidth * MOST_OF_COLUMN, nameWidth - NAMES));
  const fitting = Math.floor(room / Math.max(1, deepest));
  const width = Math.max(NARROWEST_INDENT, Math.min(WIDEST_INDENT, fitting));
  return { width, most: Math.floor(room / width) };
}

/** Returns where within a level's indent the line stands that comes down from the ancestor's expander. */
export function guideOffset(indent: CssPixels): CssPixels {
  return Math.round(indent * 0.6);
}

/**
 * Returns the shift for the rows in sight: from the root while that fits, else as if the column were scrolled sideways,
 * as far as the deepest of them needs and no further than the shallowest allows.
 */
export function depthShift(
  { depth }: SpanTable,
  inSight: VisibleRows,
  most: number,
  /** Depth of the row that has no indent while all fits. */
  rootDepth = 0,
): DepthShift {
  let least = Number.POSITIVE_INFINITY;
  let deepest = 0;
  for (const span of inSight) {
    least = Math.min(least, depth[span]);
    deepest = Math.max(deepest, depth[span]);
  }
  return { base: Math.min(least, Math.max(rootDepth, deepest - most)), most };
}
