import type { SpanFacts } from '../../trace/span-facts.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { Relations } from '../relations.ts';
import { toleranceOf } from '../tolerance.ts';
import { failureLooks } from './failure-looks.ts';

/** Over which edges a failure may have come up (A4 of the definitions). */
export interface CauseEdges {
  /** Returns the span that a failure of `span` may have reached next; -1 for none. */
  readonly above: (span: SpanIndex) => SpanIndex;
  /** The failed span that each row's failure reaches first, through spans that never set a status; -1 for none. */
  readonly errorAbove: Int32Array;
}

/**
 * Returns the edges over which failures come up: from each span to the one that waited for it, unless that gave up on a
 * call before the call ended. O(n): whoever waits is an ancestor and stands above.
 */
export function causeEdges(trace: SpanTable, relations: Relations, facts: SpanFacts): CauseEdges {
  const edges = known.get(relations) ?? findEdges(trace, relations, facts);
  known.set(relations, edges);
  return edges;
}

/** Relations are made for one trace. Several ask for them. */
const known = new WeakMap<Relations, CauseEdges>();

function findEdges(trace: SpanTable, { join, isRemote }: Relations, facts: SpanFacts): CauseEdges {
  const { end, status } = trace;
  const looks = failureLooks(facts);
  const above = (span: SpanIndex) => {
    const waiter = join[span];
    if (waiter < 0 || isRemote[span] === 0 || end[waiter] >= end[span]) return waiter;
    if (end[waiter] + toleranceOf(trace, waiter) >= end[span]) return waiter;
    return looks.isTimedOut(waiter) || looks.isCancelled(waiter) ? -1 : waiter;
  };
  const errorAbove = new Int32Array(trace.length).fill(-1);
  for (let span = 0; span < trace.length; span++) {
    const next = above(span);
    if (next < 0) continue;
    if (status[next] === StatusCode.Error) errorAbove[span] = next;
    else if (status[next] === StatusCode.Unset) errorAbove[span] = errorAbove[next];
  }
  return { above, errorAbove };
}
