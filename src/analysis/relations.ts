import { type CompressedRows, compressedRows } from '../lib/compressed-rows.ts';
import { compareKeys } from '../trace/compare-keys.ts';
import { isDeferred } from '../trace/deferred.ts';
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

/** Returns the relations of all spans of `trace`, whose siblings need not stand by start. O(n log n). */
export function relationsOf(trace: SpanTable): Relations {
  const { from: childFrom, member: child } = childrenByStart(trace);
  const edges = edgesOf(trace);
  const search = lazySearch(trace);
  const waits = waitsOf(trace, joinsOf(trace, edges, search));
  return { childFrom, child, ...edges, ...waits, spawn: spawnsOf(trace, search) };
}

function childrenByStart(trace: SpanTable): CompressedRows {
  const children = compressedRows(trace.parent, trace.length);
  sortWithin(children, trace.start, (a, b) => trace.end[b] - trace.end[a] || compareKeys(trace, a, b));
  return children;
}

function edgesOf(trace: SpanTable): Pick<Relations, 'isRemote' | 'isDeferred'> {
  const { length, parent, kind, service } = trace;
  const remote = new Uint8Array(length);
  const deferred = new Uint8Array(length);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    if (above < 0) continue;
    if (kind[span] === SpanKind.Server || service[span] !== service[above]) remote[span] = 1;
    if (isDeferred(trace, span)) deferred[span] = 1;
  }
  return { isRemote: remote, isDeferred: deferred };
}

/** Returns a search that is made when it is first asked for: most spans lie in their parents. */
export function lazySearch(trace: SpanTable): () => AncestorSearch {
  let search: AncestorSearch | null = null;
  return () => {
    search ??= ancestorSearch(trace);
    return search;
  };
}

type Edges = Pick<Relations, 'isRemote' | 'isDeferred'>;

function joinsOf(trace: SpanTable, edges: Edges, search: () => AncestorSearch): Int32Array {
  const { length, parent } = trace;
  const join = new Int32Array(length).fill(-1);
  const top = topDepths(trace, (span) => edges.isRemote[span] === 1 || edges.isDeferred[span] === 1);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    if (above < 0 || edges.isDeferred[span] === 1) continue;
    if (edges.isRemote[span] === 1) join[span] = overlaps(trace, span, above) ? above : -1;
    else join[span] = endsWithin(trace, span, above) ? above : nearestWaiting(trace, span, top[above], search());
  }
  return join;
}

/** Returns for each row how far up its own service's work goes: the depth of the nearest span whose own edge `isBorder`. */
export function topDepths({ length, parent, depth }: SpanTable, isBorder: (span: SpanIndex) => boolean): Uint32Array {
  const top = new Uint32Array(length);
  for (let span = 0; span < length; span++) {
    top[span] = parent[span] < 0 || isBorder(span) ? depth[span] : top[parent[span]];
  }
  return top;
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

function spawnsOf({ length, parent, start, end }: SpanTable, search: () => AncestorSearch): Int32Array {
  const spawn = new Int32Array(length);
  for (let span = 0; span < length; span++) {
    const above = parent[span];
    const isFromParent = above < 0 || start[span] <= end[above];
    spawn[span] = isFromParent ? above : search().nearest(parent[above], 0, start[span], start[span]);
  }
  return spawn;
}
