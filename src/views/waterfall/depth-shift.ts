import type { SpanTable } from '../../trace/span-table.ts';
import type { VisibleRows } from './rows.ts';
import type { CssPixels } from './viewport.ts';

export const INDENT: CssPixels = 12;
/** Indent takes this share of the name column at most; the rest is for names. */
const MOST_OF_COLUMN = 0.6;

/** How rows are indented where the tree is deeper than the column is wide. */
export interface DepthShift {
  /** The depth that is drawn without indent. */
  readonly base: number;
  /** Deeper rows than this, from the base, are drawn no further in. */
  readonly most: number;
}

/**
 * Returns the indent for the rows in sight: from the root while that fits, else as if the column were scrolled sideways,
 * as far as the deepest of them needs and no further than the shallowest allows.
 */
export function depthShift({ depth }: SpanTable, inSight: VisibleRows, nameWidth: CssPixels): DepthShift {
  const most = Math.max(1, Math.floor((nameWidth * MOST_OF_COLUMN) / INDENT));
  let least = Number.POSITIVE_INFINITY;
  let deepest = 0;
  for (const span of inSight) {
    least = Math.min(least, depth[span]);
    deepest = Math.max(deepest, depth[span]);
  }
  return { base: Math.min(least, Math.max(0, deepest - most)), most };
}
