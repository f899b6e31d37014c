import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { childrenOf, type Relations } from '../relations.ts';
import { toleranceOf } from '../tolerance.ts';

/**
 * Returns what `span` was waiting for when it ended, however far below: of what was running then, at each step what had
 * run longest. -1 where nothing below it was running.
 */
export function waitedFor(trace: SpanTable, relations: Relations, span: SpanIndex): SpanIndex {
  const moment = trace.end[span] - toleranceOf(trace, span);
  let found = -1;
  for (let next = runningBelow(trace, relations, span, moment); next >= 0; ) {
    found = next;
    next = runningBelow(trace, relations, found, moment);
  }
  return found;
}

/** Children stand by start: the first that runs is the one that has run longest. */
function runningBelow(trace: SpanTable, relations: Relations, span: SpanIndex, moment: number): SpanIndex {
  for (const child of childrenOf(relations, span)) {
    const isRunning = trace.start[child] < moment && trace.end[child] >= moment;
    if (isRunning && relations.isDeferred[child] === 0) return child;
  }
  return -1;
}
