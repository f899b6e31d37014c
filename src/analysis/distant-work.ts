import { compressedRows } from '../lib/compressed-rows.ts';
import { GrowingColumn } from '../lib/growing-column.ts';
import { pickFloats } from '../trace/pick.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AncestorSearch } from './ancestor-search.ts';
import { lazySearch, type Relations } from './relations.ts';
import { sortWithin } from './sort-within.ts';

/** One or two a span are many; what is made to have more, each outliving hundreds above it, is told of so far only. */
const PIECES_OF_ANY = 100_000;
const PIECES_A_SPAN = 4;

const NO_TIMES = new Float64Array();

/** Work that lies outside its parent, by the ancestor that it lies in: pieces of row i are those from `from[i]` to before `from[i + 1]`. */
export interface DistantWork {
  readonly from: Uint32Array;
  /** Ascending within one row. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/**
 * Returns for each span the pieces of descendants further down than its children that no span between is active in:
 * together with the children all that is active below it. Never over a deferred edge. Most traces have none.
 */
export function distantWork(trace: SpanTable, { isDeferred }: Relations): DistantWork {
  const { length, parent, depth, start, end } = trace;
  const found = new FoundPieces(PIECES_OF_ANY + PIECES_A_SPAN * length);
  const search = lazySearch(trace);
  /** The depth of the topmost span that the row reaches over edges that are not deferred. */
  const topDepth = new Uint32Array(length);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    topDepth[span] = above < 0 || isDeferred[span] === 1 ? depth[span] : topDepth[above];
    if (above < 0 || isDeferred[span] === 1) continue;
    if (start[span] >= start[above] && end[span] <= end[above]) continue;
    const beforeParent = Math.min(end[span], start[above]);
    const afterParent = Math.max(start[span], end[above]);
    if (start[span] < beforeParent) hand(trace, topDepth[above], search(), above, start[span], beforeParent, found);
    if (afterParent < end[span]) hand(trace, topDepth[above], search(), above, afterParent, end[span], found);
  }
  return found.byOwner(length);
}

/** Gives a piece of work to the nearest ancestor of `below` that is active in it, and what sticks out to those above. */
function hand(
  trace: SpanTable,
  topDepth: number,
  search: AncestorSearch,
  below: SpanIndex,
  from: Nanoseconds,
  to: Nanoseconds,
  found: FoundPieces,
): void {
  const open = [below, from, to];
  while (open.length > 0 && !found.isFull) {
    const end = open.pop() ?? 0;
    const start = open.pop() ?? 0;
    const span = open.pop() ?? 0;
    const above = trace.parent[span];
    const owner = above < 0 ? -1 : search.nearest(above, topDepth, end - 1, start + 1);
    if (owner < 0) continue;
    found.add(owner, Math.max(start, trace.start[owner]), Math.min(end, trace.end[owner]));
    if (start < trace.start[owner]) open.push(owner, start, trace.start[owner]);
    if (trace.end[owner] < end) open.push(owner, trace.end[owner], end);
  }
}

class FoundPieces {
  readonly #most: number;
  readonly #owner = new GrowingColumn();
  readonly #start = new GrowingColumn();
  readonly #end = new GrowingColumn();

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#owner.length >= this.#most;
  }

  add(owner: SpanIndex, start: Nanoseconds, end: Nanoseconds): void {
    this.#owner.push(owner);
    this.#start.push(start);
    this.#end.push(end);
  }

  byOwner(rowCount: number): DistantWork {
    if (this.#owner.length === 0) return { from: new Uint32Array(rowCount + 1), start: NO_TIMES, end: NO_TIMES };
    const [start, end] = [this.#start.toFloats(), this.#end.toFloats()];
    const pieces = compressedRows(new Int32Array(this.#owner.toIndexes()), rowCount);
    sortWithin(pieces, start, () => 0);
    return { from: pieces.from, start: picked(start, pieces.member), end: picked(end, pieces.member) };
  }
}

function picked(from: Float64Array, at: Uint32Array): Float64Array {
  return pickFloats(from, at);
}
