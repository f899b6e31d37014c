import { type CssPixels, timeAtX, type Viewport, xOfTime } from '../viewport.ts';
import type { PathOnRows } from './path-on-rows.ts';
import { firstEndingAt, forWideStretches } from './wide-stretches.ts';

/** A level part of the line. */
export interface PathSegment {
  /** Position among the rows; may lie out of sight. */
  readonly row: number;
  readonly from: CssPixels;
  readonly to: CssPixels;
  /** It stands for many pieces that are too short to be drawn: they lie in the row or below it. */
  readonly isMany: boolean;
}

/** Shorter pieces are no segments of their own: each return to a parent would be a comb of lines. */
const SHORTEST: CssPixels = 2;
/** So much between two segments is no hole. */
export const NARROW: CssPixels = 4;

/**
 * Returns the parts of the line between the canvas' edges, in order of time. Bounded by the pixels across, however many
 * pieces there are; the same pieces are left out however far the picture is panned.
 */
export function pathSegments(path: PathOnRows, viewport: Viewport, width: CssPixels): PathSegment[] {
  const { start, end, row } = path;
  const inSight = { timeStart: timeAtX(viewport, 0), timeEnd: timeAtX(viewport, width) };
  const least = (SHORTEST * (viewport.timeEnd - viewport.timeStart)) / viewport.plotWidth;
  const segments: PathSegment[] = [];
  let until = Math.max(0, xOfTime(viewport, start[0] ?? 0));
  const fill = (to: CssPixels) => {
    if (to - until > NARROW)
      segments.push({ row: ownerBetween(path, viewport, until, to), from: until, to, isMany: true });
    until = to;
  };
  forWideStretches(path, [0, row.length], inSight, least, (entry) => {
    const from = Math.max(-1, xOfTime(viewport, start[entry]));
    const to = Math.min(width + 1, xOfTime(viewport, end[entry]));
    fill(from);
    segments.push({ row: row[entry], from, to, isMany: false });
    until = to;
  });
  fill(Math.min(width, xOfTime(viewport, end.at(-1) ?? 0)));
  return segments;
}

/** The row that the pieces there are all in or below, one looked at a pixel. */
function ownerBetween(path: PathOnRows, viewport: Viewport, from: CssPixels, to: CssPixels): number {
  const { row, end } = path;
  let owner = -1;
  for (let x = from; x < to; x++) {
    const entry = firstEndingAt(end, timeAtX(viewport, x + 0.5), 0, row.length);
    if (entry === row.length) break;
    owner = owner < 0 ? row[entry] : path.commonRow(owner, row[entry]);
  }
  return Math.max(0, owner);
}
