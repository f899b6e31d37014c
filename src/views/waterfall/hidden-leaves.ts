import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { Piece } from './pieces.ts';
import { descendantCount, isParent } from './rows.ts';
import { type CssPixels, type Viewport, xOfTime } from './viewport.ts';

/** A piece of a span that is hidden below a collapsed row. */
export interface CorePiece extends Piece {
  /** The leaf, or the last row looked at where there was none near. */
  readonly span: SpanIndex;
}

/** So many spans below a collapsed row are looked at; of more, evenly picked ones. */
const SPANS_LOOKED_AT = 200;
/** So many rows further down a leaf is looked for; a pick that is a parent has its first leaf close by. */
const STEPS_TO_A_LEAF = 8;

/** Returns where the leaves below `span` worked, between the pixels `from` and `to`. */
export function hiddenLeaves(
  trace: SpanTable,
  viewport: Viewport,
  span: SpanIndex,
  from: CssPixels,
  to: CssPixels,
): CorePiece[] {
  const pieces: CorePiece[] = [];
  const stride = Math.max(1, Math.ceil(descendantCount(trace, span) / SPANS_LOOKED_AT));
  let leaf = span;
  for (let pick = span + 1; pick < trace.subtreeEnd[span]; pick += stride) {
    // The leaf that the pick before led to may lie behind this one.
    if (pick <= leaf) continue;
    leaf = leafFrom(trace, pick);
    if (isParent(trace, leaf)) continue;
    const x = Math.max(from, xOfTime(viewport, trace.start[leaf]));
    const width = Math.min(to - x, Math.max(1, xOfTime(viewport, trace.end[leaf]) - x));
    if (width > 0) pieces.push({ x, width, span: leaf });
  }
  return pieces;
}

/** The first leaf at or below `span`, or, where it is far, the last row looked at. */
function leafFrom(trace: SpanTable, span: SpanIndex): SpanIndex {
  let leaf = span;
  for (let step = 0; step < STEPS_TO_A_LEAF && isParent(trace, leaf); step++) leaf++;
  return leaf;
}
