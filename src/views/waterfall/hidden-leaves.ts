import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { Piece } from './pieces.ts';
import { descendantCount, isParent } from './rows.ts';
import { type CssPixels, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a span that is hidden below a collapsed row. */
export interface CorePiece extends Piece {
  /** The leaf. */
  readonly span: SpanIndex;
}

/** So many spans below a collapsed row are looked at, once for each step of zoom; of more, evenly picked ones. */
const SPANS_LOOKED_AT = 200_000;
/** Buckets that are filled at once; the widest window shows a quarter of them. */
const BUCKETS = 32_768;
/** More than so many at once are a block of colour, whichever they are. */
const MOST_WIDE = 8192;
/** More than any window has rows. */
const ROWS_REMEMBERED = 200;

/** Part of the time axis, in buckets that begin at round multiples of their width, wherever the window is. */
export interface BucketRange {
  /** A power of two, a pixel wide or less, and more than half of one. */
  readonly width: Nanoseconds;
  readonly first: number;
}

/** Returns the buckets for what is in sight, with as many again around them: the same ones while panning a little. */
export function bucketRange({ timeStart, timeEnd, plotWidth, plotLeft }: Viewport): BucketRange {
  const timeAPixel = (timeEnd - timeStart) / plotWidth;
  // The small term keeps a scale that is a power of two from falling to either side while panning rounds it.
  const width = 2 ** Math.floor(Math.log2(timeAPixel) + 1e-4);
  const from = (timeStart - plotLeft * timeAPixel) / width;
  return { width, first: Math.floor(from / (BUCKETS / 4)) * (BUCKETS / 4) - BUCKETS / 4 };
}

/**
 * Returns the leaves below `span` that show in `range`, ascending: of those that begin in one bucket and are no wider, an
 * error if there is one, else the longest; all that are wider. O(descendants, bounded).
 */
export function shownLeaves(trace: SpanTable, span: SpanIndex, { width, first }: BucketRange): SpanIndex[] {
  const { start, end, subtreeEnd } = trace;
  const winners = new Map<number, SpanIndex>();
  const wide: SpanIndex[] = [];
  const stride = Math.max(1, Math.ceil(descendantCount(trace, span) / SPANS_LOOKED_AT));
  for (let leaf = span + 1; leaf < subtreeEnd[span]; leaf += stride) {
    if (isParent(trace, leaf)) continue;
    const bucket = Math.floor(start[leaf] / width);
    if (bucket >= first + BUCKETS || end[leaf] < first * width) continue;
    if (end[leaf] - start[leaf] > width && wide.length < MOST_WIDE) {
      wide.push(leaf);
      continue;
    }
    const known = winners.get(bucket);
    if (known === undefined || wins(trace, leaf, known)) winners.set(bucket, leaf);
  }
  return [...wide, ...winners.values()].sort((a, b) => a - b);
}

function wins({ status, start, end }: SpanTable, a: SpanIndex, b: SpanIndex): boolean {
  const errorA = status[a] === StatusCode.Error;
  if (errorA !== (status[b] === StatusCode.Error)) return errorA;
  return end[a] - start[a] > end[b] - start[b];
}

/** Remembers which leaves show in the collapsed rows drawn last. */
export interface LeafCache {
  of(trace: SpanTable, span: SpanIndex, range: BucketRange): readonly SpanIndex[];
}

export function createLeafCache(): LeafCache {
  let trace: SpanTable | null = null;
  let known: BucketRange = { width: 0, first: 0 };
  const leaves = new Map<SpanIndex, readonly SpanIndex[]>();
  return {
    of(next, span, range) {
      const isSame = trace === next && known.width === range.width && known.first === range.first;
      if (!isSame || leaves.size > ROWS_REMEMBERED) leaves.clear();
      trace = next;
      known = range;
      const found = leaves.get(span) ?? shownLeaves(next, span, range);
      leaves.set(span, found);
      return found;
    },
  };
}

/** Returns where `leaves` stand between the pixels `from` and `to`. */
export function corePieces(
  { start, end }: SpanTable,
  viewport: Viewport,
  leaves: readonly SpanIndex[],
  from: CssPixels,
  to: CssPixels,
): CorePiece[] {
  const pieces: CorePiece[] = [];
  for (const span of leaves) {
    const left = xOfTime(viewport, start[span]);
    const x = Math.max(from, left);
    const width = Math.min(to, Math.max(left + 1, xOfTime(viewport, end[span]))) - x;
    if (width > 0) pieces.push({ x, width, span });
  }
  return pieces;
}
