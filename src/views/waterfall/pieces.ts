import type { Stretches } from './own-time.ts';
import { type CssPixels, timeAtX, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a bar. */
export interface Piece {
  readonly x: CssPixels;
  readonly width: CssPixels;
  /** How much of the piece is meant, where that is not all: more than 0, less than 1. */
  readonly share?: number;
}

/** A canvas knows so many strengths of a colour; what differs less is one piece. */
const STRENGTHS = 255;

/**
 * Returns the parts of `stretches` between the pixels `from` and `to`: a device pixel that they fill in part is a piece
 * with a share, so that all of them count, however many fall on one pixel. There are never more pieces than pixels, and
 * the work is bounded by them, not by the number of stretches.
 */
export function piecesOf(
  stretches: Stretches,
  viewport: Viewport,
  from: CssPixels,
  to: CssPixels,
  pixelRatio: number,
): Piece[] {
  const { edges } = stretches;
  const pieces: Piece[] = [];
  const end = Math.round(to * pixelRatio);
  const xOf = (edge: number) => xOfTime(viewport, edges[edge]) * pixelRatio;
  for (let pixel = Math.round(from * pixelRatio), next = pixel; pixel < end; pixel = next) {
    const first = stretchAfter(edges, timeAtX(viewport, pixel / pixelRatio));
    if (2 * first >= edges.length) break;
    pixel = Math.max(pixel, Math.floor(xOf(2 * first)));
    const isWhole = xOf(2 * first) <= pixel;
    next = Math.max(pixel + 1, isWhole ? Math.min(end, Math.floor(xOf(2 * first + 1))) : 0);
    const share = next > pixel + 1 ? 1 : shareOf(stretches, viewport, pixel, first, pixelRatio);
    if (pixel < end) addPiece(pieces, pixel / pixelRatio, next / pixelRatio, share);
  }
  return pieces;
}

/** Returns how much of one device pixel is filled, by the stretch `first` and what comes after it. */
function shareOf({ edges, before }: Stretches, viewport: Viewport, pixel: number, first: number, pixelRatio: number) {
  const xOf = (edge: number) => xOfTime(viewport, edges[edge]) * pixelRatio;
  const within = (stretch: number) =>
    Math.max(0, Math.min(xOf(2 * stretch + 1), pixel + 1) - Math.max(xOf(2 * stretch), pixel));
  const last = stretchAfter(edges, timeAtX(viewport, (pixel + 1) / pixelRatio));
  if (last <= first) return within(first);
  const scale = (viewport.plotWidth * pixelRatio) / (viewport.timeEnd - viewport.timeStart);
  const between = (before[last] - before[first + 1]) * scale;
  return within(first) + between + (2 * last < edges.length ? within(last) : 0);
}

function addPiece(pieces: Piece[], left: CssPixels, right: CssPixels, share: number): void {
  const strength = Math.round(Math.min(1, share) * STRENGTHS);
  const piece = { x: left, width: right - left };
  if (strength > 0) pieces.push(strength < STRENGTHS ? { ...piece, share: strength / STRENGTHS } : piece);
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
