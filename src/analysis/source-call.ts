import { SpanKind } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { natureOf } from './call-nature.ts';
import { knownOrder } from './known-order.ts';
import type { LikeCalls } from './like-calls.ts';
import { toleranceOf } from './tolerance.ts';

/**
 * Returns the call of the same service just before like calls, which may have given the list that they go through: the 1
 * of N+1. -1 if there is none: nothing before them, or a write, or a call like them, or one of another kind.
 */
export function callBefore({ trace, facts, relations }: AnalysisContext, { parent, members }: LikeCalls): SpanIndex {
  const { childFrom, child } = relations;
  const [first] = members;
  const before = trace.start[first] + toleranceOf(trace, parent);
  let last = -1;
  for (let at = childFrom[parent]; at < childFrom[parent + 1] && trace.start[child[at]] < trace.start[first]; at++) {
    const span = child[at];
    if (trace.end[span] <= before && (last < 0 || trace.end[span] >= trace.end[last])) last = span;
  }
  if (last < 0 || trace.kind[last] !== SpanKind.Client || trace.kind[first] !== SpanKind.Client) return -1;
  const isSameStore = facts.number(last, 'databaseSystem') === facts.number(first, 'databaseSystem');
  const isOther =
    trace.name[last] !== trace.name[first] || facts.number(last, 'queryText') !== facts.number(first, 'queryText');
  const isSource = trace.service[last] === trace.service[first] && isSameStore && isOther;
  return isSource && natureOf(trace, facts, knownOrder(trace, facts), last) !== 'write' ? last : -1;
}
