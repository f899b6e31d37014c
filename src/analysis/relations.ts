import { compressedRows } from '../lib/compressed-rows.ts';
import { compareKeys } from '../trace/compare-keys.ts';
import { isDeferred as isDeferredEdge } from '../trace/deferred.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { type AncestorSearch, ancestorSearch } from './ancestor-search.ts';
import { sortWithin } from './sort-within.ts';
import { LARGEST_TOLERANCE, toleranceOf } from './tolerance.ts';

/**
 * Who called whom, who waited for whom, and when that counts (A0 of the definitions); columns of one entry a row.
 *
 * ```
 *  R |--------------------|     join: R of A and B; none of C, which outlives R
 *    A |----|                   spawn: R of A and B and C
 *           B |------|
 *                  C |-------|
 * ```
 */
export interface Relations {
  /** Children of row i are `child[childFrom[i]]` to before `child[childFrom[i + 1]]`, by start, then longer first, then key. */
  readonly childFrom: Uint32Array;
  readonly child: Uint32Array;
  /** Whether the children of each row are known to stand as rows do. */
  readonly areChildrenInRowOrder: boolean;
  /** 1 where the edge to the parent crosses to another service or into a server span; 0 for roots. */
  readonly isRemote: Uint8Array;
  /** 1 where nobody waits for the edge by its nature: follows-from, producer to consumer; 0 for roots. */
  readonly isDeferred: Uint8Array;
  /** The span that waited for the row; -1 where nobody did. */
  readonly join: Int32Array;
  /** The window: the part of the row that counts for path and replay. Nanoseconds from the trace's start. */
  readonly windowStart: Float64Array;
  readonly windowEnd: Float64Array;
  /** 1 where the chain of joins reaches the primary root. */
  readonly isLive: Uint8Array;
  /** Where the row was started from; -1 for roots and for what started when no ancestor was active. */
  readonly spawn: Int32Array;
  /**
   * Whose join is row i: `joined[joinedFrom[i]]` to before `joined[joinedFrom[i + 1]]`, by windowEnd, then windowStart
   * downwards, then key downwards: the walk takes from the end. Those without a window are among them.
   */
  readonly joinedFrom: Uint32Array;
  readonly joined: Uint32Array;
}

/** Returns the rows below `span` directly, by start. */
export function childrenOf({ childFrom, child }: Relations, span: SpanIndex): Uint32Array {
  return child.subarray(childFrom[span], childFrom[span + 1]);
}

/**
 * Returns the relations of all spans of `trace`. Siblings stand by start where times are as recorded; of a table whose
 * times were changed they need not. O(n log n).
 */
export function relationsOf(trace: SpanTable, areAsRecorded = false): Relations {
  const { from: childFrom, member: child } = compressedRows(trace.parent, trace.length);
  if (!areAsRecorded)
    sortWithin(
      { from: childFrom, member: child },
      trace.start,
      (a, b) => trace.end[b] - trace.end[a] || compareKeys(trace, a, b),
    );
  const { join, ...edges } = edgesOf(trace);
  return { childFrom, child, areChildrenInRowOrder: areAsRecorded, ...edges, ...waitsOf(trace, join) };
}

/** What is known of the edge from each row to its parent, and over it of those above. */
type Edges = Pick<Relations, 'isRemote' | 'isDeferred' | 'join' | 'spawn'>;

/** Whoever waited, or was active at the start, stands above: one look at each row is enough. */
function edgesOf(trace: SpanTable): Edges {
  const { length, parent, depth, start, end } = trace;
  const isRemote = new Uint8Array(length);
  const isDeferred = new Uint8Array(length);
  const join = new Int32Array(length).fill(-1);
  const spawn = new Int32Array(length).fill(-1);
  /** How far up its own service's work goes: the depth of the nearest span whose own edge is remote or deferred. */
  const topDepth = new Uint32Array(length);
  const search = lazySearch(trace);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    topDepth[span] = depth[span];
    if (above < 0) continue;
    const isFromParent = start[span] <= end[above];
    spawn[span] = isFromParent ? above : search().nearest(parent[above], 0, start[span], start[span]);
    isDeferred[span] = isDeferredEdge(trace, span) ? 1 : 0;
    isRemote[span] = isRemoteEdge(trace, span, above) ? 1 : 0;
    if (isRemote[span] === 0 && isDeferred[span] === 0) {
      topDepth[span] = topDepth[above];
      join[span] = endsWithin(trace, span, above) ? above : nearestWaiting(trace, span, topDepth[above], search());
    } else if (isDeferred[span] === 0 && overlaps(trace, span, above)) join[span] = above;
  }
  return { isRemote, isDeferred, join, spawn };
}

function isRemoteEdge({ kind, service }: SpanTable, span: SpanIndex, above: SpanIndex): boolean {
  return kind[span] === SpanKind.Server || service[span] !== service[above];
}

/** Returns a search that is made when it is first asked for: most spans lie in their parents. */
export function lazySearch(trace: SpanTable): () => AncestorSearch {
  let search: AncestorSearch | null = null;
  return () => {
    search ??= ancestorSearch(trace);
    return search;
  };
}

/** Returns whether two spans are active at one moment; a span without a duration is within another, not at its edge. */
export function overlaps({ start, end }: SpanTable, span: SpanIndex, ancestor: SpanIndex): boolean {
  return start[span] < end[ancestor] && end[span] > start[ancestor];
}

function endsWithin(trace: SpanTable, span: SpanIndex, ancestor: SpanIndex): boolean {
  // Most end within it without any tolerance.
  const isInTime = trace.end[span] <= trace.end[ancestor];
  if (!isInTime && trace.end[span] > trace.end[ancestor] + toleranceOf(trace, ancestor)) return false;
  return overlaps(trace, span, ancestor);
}

/** Returns who waited for work that outlived its parent. */
function nearestWaiting(trace: SpanTable, span: SpanIndex, topDepth: number, search: AncestorSearch): SpanIndex {
  const { parent, start, end } = trace;
  const earliestEnd = Math.max(start[span], end[span] - LARGEST_TOLERANCE);
  let above = parent[span];
  do above = search.nearest(parent[above], topDepth, end[span], earliestEnd);
  while (above >= 0 && !endsWithin(trace, span, above));
  return above;
}

/** Who waited for whom, and when: what a walk along a critical path needs. */
export type Waits = Pick<Relations, 'join' | 'windowStart' | 'windowEnd' | 'isLive' | 'joinedFrom' | 'joined'>;

/** Returns windows, life and order of spans for which `join` waited. */
export function waitsOf(trace: SpanTable, join: Int32Array): Waits {
  const windows = windowsOf(trace, join);
  const { windowStart, windowEnd } = windows;
  const { from: joinedFrom, member: joined } = compressedRows(join, trace.length);
  sortWithin(
    { from: joinedFrom, member: joined },
    windowEnd,
    (a, b) => windowStart[b] - windowStart[a] || compareKeys(trace, b, a),
  );
  return { join, ...windows, joinedFrom, joined };
}

/** The primary root has its own times, and so has what nobody waited for. */
function windowsOf(trace: SpanTable, join: Int32Array): Pick<Relations, 'windowStart' | 'windowEnd' | 'isLive'> {
  const { length, parent, primaryRoot } = trace;
  const windowStart = trace.start.slice();
  const windowEnd = trace.end.slice();
  const isLive = new Uint8Array(length);
  for (let span = 0; span < length; span++) {
    const waiting = join[span];
    if (span === primaryRoot) isLive[span] = 1;
    if (waiting < 0) continue;
    windowStart[span] = Math.max(windowStart[span], windowStart[parent[span]], windowStart[waiting]);
    windowEnd[span] = Math.min(windowEnd[span], windowEnd[waiting]);
    isLive[span] = isLive[waiting];
  }
  return { windowStart, windowEnd, isLive };
}
