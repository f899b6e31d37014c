import type { Stretches } from './own-time.ts';
import { type CssPixels, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a bar. */
export interface Piece {
  readonly x: CssPixels;
  readonly width: CssPixels;
}

/**
 * Returns the parts of `stretches` between the pixels `from` and `to`. A stretch narrower than a pixel is saved up until
 * a pixel is full: density shows, nothing is claimed twice, and there are never more pieces than pixels.
 */
export function piecesOf(stretches: Stretches, viewport: Viewport, from: CssPixels, to: CssPixels): Piece[] {
  const pieces: Piece[] = [];
  let saved = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    const left = Math.max(from, xOfTime(viewport, stretches[i]));
    const width = Math.min(to, xOfTime(viewport, stretches[i + 1])) - left;
    if (width <= 0) continue;
    if (width >= 1) {
      pieces.push({ x: left, width });
      continue;
    }
    saved += width;
    if (saved < 1) continue;
    pieces.push({ x: Math.min(left, to - 1), width: 1 });
    saved -= 1;
  }
  return pieces;
}
