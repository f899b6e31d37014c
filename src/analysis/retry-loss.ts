import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { RetryRun } from './trace-analysis.ts';

/**
 * Returns for each run how much of the critical path is spent from its first try's start to its last one's: on the tries
 * before the last, with all below them, and on their parent between them. Nothing where the request waited for something
 * else meanwhile.
 */
export function retryLosses({ trace, path }: AnalysisContext, runs: readonly RetryRun[]): Nanoseconds[] {
  if (runs.length === 0) return [];
  const { tryAbove, runOf } = triesAbove(trace, runs);
  const isOf = (run: number, owner: SpanIndex) => {
    let each = tryAbove[owner];
    while (each >= 0 && runOf[each] !== run) each = trace.parent[each] < 0 ? -1 : tryAbove[trace.parent[each]];
    return each >= 0;
  };
  return runs.map(({ parent, members }, run) => {
    const from = trace.start[members[0]];
    const to = trace.start[members[members.length - 1]];
    let lost = 0;
    for (let piece = firstEndingAfter(path.end, from); piece < path.span.length && path.start[piece] < to; piece++) {
      const owner = path.span[piece];
      if (owner !== parent && !isOf(run, owner)) continue;
      lost += Math.min(path.end[piece], to) - Math.max(path.start[piece], from);
    }
    return lost;
  });
}

/** For each row the nearest try, itself or above it, that was not the last of its run; -1 for none. */
function triesAbove({ length, parent, subtreeEnd }: SpanTable, runs: readonly RetryRun[]) {
  const runOf = new Int32Array(length).fill(-1);
  const tryAbove = new Int32Array(length).fill(-1);
  let hasBelow = false;
  for (let run = 0; run < runs.length; run++) {
    const { members } = runs[run];
    for (let at = 0; at + 1 < members.length; at++) {
      runOf[members[at]] = run;
      tryAbove[members[at]] = members[at];
      if (subtreeEnd[members[at]] > members[at] + 1) hasBelow = true;
    }
  }
  // Most tries are calls of which nothing more is seen.
  for (let span = 0; hasBelow && span < length; span++) {
    if (tryAbove[span] < 0 && parent[span] >= 0) tryAbove[span] = tryAbove[parent[span]];
  }
  return { tryAbove, runOf };
}

function firstEndingAfter(ends: Float64Array, moment: Nanoseconds): number {
  let low = 0;
  for (let high = ends.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (ends[middle] > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
