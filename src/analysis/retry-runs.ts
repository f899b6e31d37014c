import { compareKeys } from '../trace/compare-keys.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import { failedSpans } from './failed-spans.ts';
import type { Relations } from './relations.ts';
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
  const runs: RetryRun[] = [];
  const isLookedAt = new Uint8Array(trace.length);
  for (const span of failedSpans(trace)) {
    const above = trace.parent[span];
    if (above < 0 || isLookedAt[above] === 1) continue;
    isLookedAt[above] = 1;
    addRunsBelow(trace, relations, above, runs);
  }
  return runs.sort((a, b) => compareKeys(trace, a.parent, b.parent) || compareKeys(trace, a.members[0], b.members[0]));
}

function addRunsBelow(trace: SpanTable, relations: Relations, above: SpanIndex, runs: RetryRun[]): void {
  const { start, end, status } = trace;
  const tolerance = toleranceOf(trace, above);
  /** By operation: a run whose last member failed. */
  const open = new Map<number, SpanIndex[]>();
  const close = (run: readonly SpanIndex[]) => {
    if (run.length > 1) runs.push(runOf(trace, above, run));
  };
  for (let at = relations.childFrom[above]; at < relations.childFrom[above + 1]; at++) {
    const span = relations.child[at];
    const isFailed = status[span] === StatusCode.Error;
    if (open.size === 0 && !isFailed) continue;
    const operation = operationOf(trace, span);
    const before = open.get(operation);
    const last = before?.at(-1);
    const isNext = last !== undefined && start[span] >= end[last] - tolerance;
    if (before !== undefined && !isNext) close(before);
    const run = isNext && before !== undefined ? before : [];
    run.push(span);
    if (isFailed) open.set(operation, run);
    else {
      open.delete(operation);
      close(run);
    }
  }
  for (const run of open.values()) close(run);
}

/** A number that spans of one service, kind and name share. */
function operationOf({ service, services, kind, name }: SpanTable, span: SpanIndex): number {
  return (name[span] * services.length + service[span]) * 8 + kind[span];
}

function runOf({ start, status }: SpanTable, parent: SpanIndex, members: readonly SpanIndex[]): RetryRun {
  const last = members[members.length - 1];
  return {
    parent,
    members,
    wasted: start[last] - start[members[0]],
    outcome: status[last] === StatusCode.Error ? 'failed' : 'recovered',
  };
}
