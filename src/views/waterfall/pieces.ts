import type { Stretches } from './own-time.ts';
import { type CssPixels, timeAtX, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a bar. */
export interface Piece {
  readonly x: CssPixels;
  readonly width: CssPixels;
  /** How much of the piece is meant, where that is not all: between 0 and 1. */
  readonly share?: number | undefined;
}

/** Shares that are nearer to none or all than this look like it. */
const UNSEEN = 0.002;

/**
 * Returns the parts of `stretches` between the pixels `from` and `to`: a device pixel that they fill in part is a piece
 * with a share, so that all of them count, however many fall on one pixel. There are never more pieces than pixels, and
 * the work is bounded by them, not by the number of stretches.
 */
export function piecesOf(
  { edges, before }: Stretches,
  viewport: Viewport,
  from: CssPixels,
  to: CssPixels,
  pixelRatio: number,
): Piece[] {
  const pieces: Piece[] = [];
  const end = Math.round(to * pixelRatio);
  const timeAt = (pixel: number) => timeAtX(viewport, pixel / pixelRatio);
  const pixelOf = (edge: number) => Math.floor(xOfTime(viewport, edges[edge]) * pixelRatio);
  const filledUntil = (time: number) => {
    const next = stretchAfter(edges, time);
    return before[next] + Math.max(0, time - (edges[2 * next] ?? time));
  };
  for (let pixel = Math.round(from * pixelRatio), next = pixel; pixel < end; pixel = next) {
    const edge = 2 * stretchAfter(edges, timeAt(pixel));
    if (edge >= edges.length) break;
    pixel = Math.max(pixel, pixelOf(edge));
    // A stretch that fills several pixels is one piece.
    next = Math.min(end, Math.max(pixel + 1, edges[edge] <= timeAt(pixel) ? pixelOf(edge + 1) : 0));
    const share = (filledUntil(timeAt(next)) - filledUntil(timeAt(pixel))) / (timeAt(next) - timeAt(pixel));
    const piece = { x: pixel / pixelRatio, width: (next - pixel) / pixelRatio };
    if (next > pixel && share > UNSEEN) pieces.push(share < 1 - UNSEEN ? { ...piece, share } : piece);
  }
  return pieces;
}

/** Returns the place of the first stretch that ends after `time`. */
function stretchAfter(edges: readonly number[], time: number): number {
  let low = 0;
  let high = edges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[2 * middle + 1] > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
