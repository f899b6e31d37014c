import type { Stretches } from './own-time.ts';
import { type CssPixels, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a bar. */
export interface Piece {
  readonly x: CssPixels;
  readonly width: CssPixels;
}

/**
 * Returns the parts of `stretches` between the pixels `from` and `to`. A stretch narrower than a pixel is saved up until
 * a pixel is full: density shows, nothing is claimed twice, and there are never more pieces than pixels. Saving begins at
 * the first stretch, wherever the window is, so that panning moves pieces and changes none.
 */
export function piecesOf(stretches: Stretches, viewport: Viewport, from: CssPixels, to: CssPixels): Piece[] {
  const pieces: Piece[] = [];
  const pixelsANanosecond = steadyScale(viewport);
  let saved = 0;
  for (let i = 0; i < stretches.length; i += 2) {
    const width = (stretches[i + 1] - stretches[i]) * pixelsANanosecond;
    if (width < 1) {
      saved += width;
      if (saved < 1) continue;
      saved -= 1;
    }
    const x = xOfTime(viewport, stretches[i]);
    const left = Math.max(from, Math.min(x, to - 1));
    const right = Math.min(to, x + Math.max(1, width));
    if (right > left) pieces.push({ x: left, width: right - left });
  }
  return pieces;
}

/** Panning rounds the edges of a window: without what that loses, its scale is the same wherever it is. */
function steadyScale({ timeStart, timeEnd, plotWidth }: Viewport): number {
  return Number((plotWidth / (timeEnd - timeStart)).toPrecision(5));
}
