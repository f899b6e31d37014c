import { groupBy } from '../lib/group-by.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { extentOf } from './call-extent.ts';
import { calleeOf } from './callee.ts';
import { unionOf } from './union-of.ts';

const FEWEST_CALLS = 20;
const FEWEST_OPERATIONS = 4;
/** One operation with so great a part of the calls is told as repeated. */
const MOST_OF_ONE = 0.8;

/** Many calls of several operations from one span to one service or database. */
export interface Chat {
  readonly parent: SpanIndex;
  /** As sentences name it. */
  readonly callee: string;
  /** By start. */
  readonly members: readonly SpanIndex[];
  /** The calls by operation, whatever the ids in them, the most frequent first. */
  readonly operations: readonly (readonly SpanIndex[])[];
}

/** Two insights ask for the same ones. */
const known = new WeakMap<AnalysisContext, readonly Chat[]>();

/** Returns the chats of spans that the primary root waited for, of a notable time together; by the parent's row. O(n log n). */
export function chatsOf(context: AnalysisContext): readonly Chat[] {
  const chats = known.get(context) ?? findChats(context);
  known.set(context, chats);
  return chats;
}

function findChats(context: AnalysisContext): Chat[] {
  const { trace, relations, templates, isNotable } = context;
  const { childFrom, child } = relations;
  const operationsOf = (calls: Iterable<SpanIndex>) =>
    [...groupBy(calls, templates.number).values()].sort((a, b) => b.length - a.length);
  const chats: Chat[] = [];
  for (let parent = 0; parent < trace.length; parent++) {
    if (childFrom[parent + 1] - childFrom[parent] < FEWEST_CALLS || relations.isLive[parent] === 0) continue;
    const children = child.subarray(childFrom[parent], childFrom[parent + 1]);
    if (!isNotable(extentOf(trace, children))) continue;
    const calls = children.filter((span) => trace.kind[span] === SpanKind.Client);
    if (calls.length < FEWEST_CALLS || !isVaried(operationsOf(calls), calls)) continue;
    for (const [callee, members] of groupBy(calls, (span) => calleeOf(context, span))) {
      const operations = operationsOf(members);
      if (callee === '' || members.length < FEWEST_CALLS || !isVaried(operations, members)) continue;
      if (isNotable(unionOf(trace, members))) chats.push({ parent, callee, members, operations });
    }
  }
  return chats;
}

function isVaried(operations: Chat['operations'], calls: ArrayLike<SpanIndex>): boolean {
  return operations.length >= FEWEST_OPERATIONS && operations[0].length < MOST_OF_ONE * calls.length;
}
