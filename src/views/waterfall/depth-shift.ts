import { rememberFor } from '../../lib/remember-for.ts';
import type { SpanTable } from '../../trace/span-table.ts';
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

/** Returns the depth of the deepest row: O(n) once a trace, whoever asks. */
export const deepestRow = rememberFor(({ depth }: SpanTable) => {
  let deepest = 0;
  for (let row = 0; row < depth.length; row++) if (depth[row] > deepest) deepest = depth[row];
  return deepest;
});

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
 * Returns how many levels in a row is drawn that is `depth` levels below the first: as many while there is room. Deeper
 * ones begin again halfway, so that a child is still a step further in than its parent but where a round begins; the
 * depth alone decides, so that nothing moves sideways while rows are scrolled.
 *
 * ```
 *   room for 8:  0 1 2 3 4 5 6 7 8 5 6 7 8 5 6 …
 * ```
 */
export function levelOf(depth: number, most: number): number {
  if (depth <= most) return depth;
  const round = roundLength(most);
  return most - round + 1 + ((depth - most - 1) % round);
}

/** Returns after how many levels those of the deepest rows begin again. */
export function roundLength(most: number): number {
  return Math.max(1, Math.ceil(most / 2));
}
