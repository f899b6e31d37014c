import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { failedSpans } from './failed-spans.ts';
import type { Relations } from './relations.ts';
import { sortedByKey } from './sorted-by-key.ts';
import { toleranceOf } from './tolerance.ts';
import type { RetryRun } from './trace-analysis.ts';

/**
 * Returns the calls that were tried again, in all trees: children of one parent with one service, kind and name, each
 * failed one followed by the next. By the parent's key, then the first one's. O(n).
 *
 * ```
 *  R |--------------------|
 *    A |--|                     failed
 *          A |--|               failed     try 1, 2 and 3 of 3
 *                A |--|
 * ```
 */
export function retryRuns(trace: SpanTable, relations: Relations): RetryRun[] {
  const { length, parent } = trace;
  const failed = failedSpans(trace);
  const below: RetryRun[][] = [];
  const isLookedAt = new Uint8Array(length);
  /** By row: the failed call that it tries again; -1 for none. */
  const before = new Int32Array(failed.length === 0 ? 0 : length).fill(-1);
  for (let i = 0; i < failed.length; i++) {
    const above = parent[failed[i]];
    if (above < 0 || isLookedAt[above] === 1) continue;
    isLookedAt[above] = 1;
    const runs = runsBelow(trace, relations, above, before);
    if (runs.length > 0) below.push(runs);
  }
  return sortedByKey(trace, below, ([run]) => run.parent).flatMap((runs) =>
    sortedByKey(trace, runs, ({ members }) => members[0]),
  );
}

function runsBelow(trace: SpanTable, relations: Relations, above: SpanIndex, before: Int32Array): RetryRun[] {
  const { start, end, status } = trace;
  const { childFrom, child } = relations;
  const tolerance = toleranceOf(trace, above);
  const runs: RetryRun[] = [];
  const close = (last: SpanIndex) => {
    if (before[last] >= 0) runs.push(runOf(trace, above, last, before));
  };
  /** By operation: the last one, if it failed. */
  const open = new Map<number, SpanIndex>();
  for (let at = childFrom[above]; at < childFrom[above + 1]; at++) {
    const span = child[at];
    const isFailed = status[span] === StatusCode.Error;
    if (open.size === 0 && !isFailed) continue;
    const operation = operationOf(trace, span);
    const last = open.get(operation);
    if (last !== undefined && start[span] >= end[last] - tolerance) before[span] = last;
    else if (last !== undefined) close(last);
    if (isFailed) open.set(operation, span);
    else if (last !== undefined) {
      open.delete(operation);
      close(span);
    }
  }
  for (const last of open.values()) close(last);
  return runs;
}

/** Returns a number that spans of one service, kind and name share. */
export function operationOf({ service, services, kind, name }: SpanTable, span: SpanIndex): number {
  return (name[span] * services.length + service[span]) * 8 + kind[span];
}

function runOf({ start, status }: SpanTable, parent: SpanIndex, last: SpanIndex, before: Int32Array): RetryRun {
  const members = [last];
  for (let each = before[last]; each >= 0; each = before[each]) members.push(each);
  members.reverse();
  return {
    parent,
    members,
    wasted: start[last] - start[members[0]],
    outcome: status[last] === StatusCode.Error ? 'failed' : 'recovered',
  };
}
