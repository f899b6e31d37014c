import { compareKeys } from '../trace/compare-keys.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Fingerprints } from './call-fingerprint.ts';
import type { Change } from './change.ts';
import { type KnownOrder, knownOrder } from './known-order.ts';
import type { Relations } from './relations.ts';
import { remoteBound } from './remote-bound.ts';
import type { SequentialGroup } from './trace-analysis.ts';

/** What sequences are told from. */
export interface SequenceSource {
  readonly trace: SpanTable;
  readonly facts: SpanFacts;
  readonly fingerprints: Fingerprints;
  readonly relations: Relations;
  /** What the walk along the critical path chose, in order of time. */
  readonly chosen: Uint32Array;
  readonly criticalTime: Float64Array;
  readonly rootDuration: Nanoseconds;
  readonly isNotable: (time: Nanoseconds) => boolean;
  readonly durationAfter: (changes: readonly Change[]) => Nanoseconds;
}

/** Calls in a row, and by how much the root may shorten at most if they ran at once. */
interface Run {
  readonly members: readonly SpanIndex[];
  readonly most: Nanoseconds;
}

/** More own work than this between two calls is another structure. */
const SHORT_GAP: Nanoseconds = 1e6;
/** Replays look at every span at worst: so many of a large trace's, all of a small one's. */
const FEWEST_REPLAYS = 8;
const SPANS_TO_REPLAY = 5e6;

/**
 * Returns the calls on the critical path that ran one after another, of which no order is known, and by how much the
 * root would shorten if they ran at once (A6 of the definitions). By the parent's key, then start.
 *
 * Only runs that may save a notable time are replayed; of a trace of 100,000 spans the 50 that may save most, of one of
 * a million the 8 that may. Others, in traces as large, are not told of.
 */
export function sequentialGroups(source: SequenceSource): SequentialGroup[] {
  const { trace, isNotable, rootDuration } = source;
  const most = Math.max(FEWEST_REPLAYS, Math.floor(SPANS_TO_REPLAY / Math.max(1, trace.length)));
  const runs = runsOf(source).filter((run) => isNotable(run.most));
  const replayed = runs.length <= most ? runs : runs.sort((a, b) => b.most - a.most).slice(0, most);
  if (replayed.length === 0) return [];
  const lengths = lengthsOnPath(source);
  return replayed
    .map(({ members }) => groupOf(source, members, lengths))
    .filter(({ totalAfter }) => isNotable(rootDuration - totalAfter))
    .sort((a, b) => compareKeys(trace, a.parent, b.parent) || trace.start[a.members[0]] - trace.start[b.members[0]]);
}

function groupOf({ trace, durationAfter }: SequenceSource, members: readonly SpanIndex[], lengths: Float64Array) {
  return {
    parent: trace.parent[members[0]],
    members,
    localSaving: sumWithoutLargest(members, lengths),
    totalAfter: durationAfter([{ op: 'parallel', spans: members }]),
  };
}

/** Returns the runs of two calls or more, by the row that waited for them, then in order of time. */
function runsOf(source: SequenceSource): Run[] {
  const { trace, facts, fingerprints, relations, chosen } = source;
  const { join, windowStart, windowEnd } = relations;
  const order = knownOrder(trace, facts, fingerprints);
  const isCall = remoteBound(trace, relations);
  /** The run that goes on, by the row that waited for it. */
  const latest = new Map<SpanIndex, SpanIndex[]>();
  const runs: SpanIndex[][] = [];
  for (const span of chosen) {
    if (isCall[span] === 0) continue;
    const run = latest.get(join[span]);
    if (run !== undefined && isSameRun(source, order, run[run.length - 1], span)) run.push(span);
    else {
      const begun = [span];
      latest.set(join[span], begun);
      runs.push(begun);
    }
  }
  return runs
    .filter(({ length }) => length > 1)
    .sort((a, b) => join[a[0]] - join[b[0]])
    .map((members) => ({ members, most: sumWithoutLargest(members, windowEnd, windowStart) }));
}

function isSameRun({ trace, relations }: SequenceSource, order: KnownOrder, earlier: SpanIndex, later: SpanIndex) {
  if (trace.parent[earlier] !== trace.parent[later]) return false;
  const { windowStart, windowEnd } = relations;
  const shorter = Math.min(windowEnd[earlier] - windowStart[earlier], windowEnd[later] - windowStart[later]);
  const gap = windowStart[later] - windowEnd[earlier];
  return gap <= Math.max(SHORT_GAP, Math.floor(shorter / 2)) && !order.isKnown(earlier, later);
}

/** Returns how long each row is on the path, with all that it waited for. */
function lengthsOnPath({ trace, relations, criticalTime }: SequenceSource): Float64Array {
  const length = criticalTime.slice();
  for (let span = trace.length - 1; span >= 0; span--) {
    if (relations.join[span] >= 0) length[relations.join[span]] += length[span];
  }
  return length;
}

/** Of times by row, counted from those of `from` where it is given. */
function sumWithoutLargest(members: readonly SpanIndex[], until: Float64Array, from?: Float64Array): Nanoseconds {
  let sum = 0;
  let largest = 0;
  for (const member of members) {
    const time = from === undefined ? until[member] : until[member] - from[member];
    sum += time;
    if (time > largest) largest = time;
  }
  return sum - largest;
}
