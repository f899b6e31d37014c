import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { rowOf, type VisibleRows } from './rows.ts';
import { rowsInSight, scrollToRow, type Viewport, type ViewportChange } from './viewport.ts';

/** So many ancestors stay in sight at the most. */
const MOST = 4;
/** One of so many rows may be an ancestor that stays: a low window is for rows. */
const ONE_OF = 5;

/** Returns how many ancestors stay at the upper edge at the most. */
export function mostStuck(viewport: Viewport): number {
  return Math.min(MOST, Math.floor(rowsInSight(viewport) / ONE_OF));
}

/**
 * Returns the ancestors that stay at the upper edge while their subtrees are scrolled through, outermost first: those of
 * the first row below them; where they are many, the root and then the nearest. Nothing but ancestors of that row is
 * covered for long.
 */
export function stuckSpans(trace: SpanTable, rows: VisibleRows, viewport: Viewport): SpanIndex[] {
  const { depth, parent } = trace;
  if (rows.length === 0) return [];
  const rootDepth = depth[rows[0]];
  const top = Math.floor(viewport.firstRow);
  const most = Math.min(mostStuck(viewport), rows.length - 1 - top);
  let count = 0;
  while (count < most && depth[rows[top + count]] - rootDepth > count) count++;
  const below = rows[top + count];
  const stuck: SpanIndex[] = [];
  for (let above = parent[below]; stuck.length < count && above >= rows[0]; above = parent[above]) stuck.unshift(above);
  // One alone is better the parent than the root.
  if (count > 1) stuck[0] = rootAbove(trace, rows[0], below);
  return stuck;
}

/** Returns whether ancestors are left out between a stuck row and the one above it. */
export function isAfterGap({ parent }: SpanTable, stuck: readonly SpanIndex[], place: number): boolean {
  return place > 0 && parent[stuck[place]] !== stuck[place - 1];
}

const rootsOfTraces = new WeakMap<SpanTable, Uint32Array>();

/** Returns the outermost ancestor of `span`, or `first` where that is an ancestor. O(n) once for a trace, then O(log n). */
function rootAbove(trace: SpanTable, first: SpanIndex, span: SpanIndex): SpanIndex {
  if (span < trace.subtreeEnd[first]) return first;
  let roots = rootsOfTraces.get(trace);
  if (roots === undefined) {
    roots = Uint32Array.from(rootsOf(trace));
    rootsOfTraces.set(trace, roots);
  }
  return roots[Math.max(0, rowOf(roots, span))];
}

function* rootsOf({ subtreeEnd, length }: SpanTable): Iterable<SpanIndex> {
  for (let root = 0; root < length; root = subtreeEnd[root]) yield root;
}

/** Scrolls up as little as it takes to have `row` below the ancestors that stay at the upper edge. */
export function uncoverRow(trace: SpanTable, rows: VisibleRows, row: number): ViewportChange {
  return (viewport) => {
    for (let above = 0; above <= MOST; above++) {
      const scrolled = above === 0 ? viewport : scrollToRow(viewport, Math.min(viewport.firstRow, row - above));
      if (scrolled.firstRow + stuckSpans(trace, rows, scrolled).length <= row || row < viewport.firstRow)
        return scrolled;
    }
    return viewport;
  };
}
