import { groupBy } from '../lib/group-by.ts';
import { SpanKind } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { extentOfChildren } from './call-extent.ts';
import type { Fingerprints } from './call-fingerprint.ts';
import { calleeOf } from './callee.ts';
import { unionOf } from './union-of.ts';
import { wideParents } from './wide-parents.ts';

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
  const chats: Chat[] = [];
  const mostAlike = mostAlikeBelow(context);
  for (const parent of wideParents(relations)) {
    if (childFrom[parent + 1] - childFrom[parent] < FEWEST_CALLS || relations.isLive[parent] === 0) continue;
    if (mostAlike[parent] >= MOST_OF_ONE * (childFrom[parent + 1] - childFrom[parent])) continue;
    if (!isNotable(extentOfChildren(trace, relations, parent))) continue;
    const children = child.subarray(childFrom[parent], childFrom[parent + 1]);
    const calls = children.filter((span) => trace.kind[span] === SpanKind.Client);
    if (!areVaried(calls, templates)) continue;
    for (const [callee, members] of groupBy(calls, (span) => calleeOf(context, span))) {
      if (callee === '' || !areVaried(members, templates) || !isNotable(unionOf(trace, members))) continue;
      const operations = [...groupBy(members, templates.number).values()].sort((a, b) => b.length - a.length);
      chats.push({ parent, callee, members, operations });
    }
  }
  return chats;
}

/** Returns for each row how many calls below it are alike: where those are most of its children, no look at each is needed. */
function mostAlikeBelow({ trace, likeCalls }: AnalysisContext): Uint32Array {
  const most = new Uint32Array(trace.length);
  for (const { parent, members } of likeCalls) {
    if (trace.kind[members[0]] === SpanKind.Client) most[parent] = Math.max(most[parent], members.length);
  }
  return most;
}

/** Returns whether these are many calls of several operations, none of which has most of them. */
function areVaried(calls: ArrayLike<SpanIndex>, { number }: Fingerprints): boolean {
  if (calls.length < FEWEST_CALLS) return false;
  const counts: number[] = [];
  let operations = 0;
  let most = 0;
  for (let i = 0; i < calls.length; i++) {
    const operation = number(calls[i]);
    const count = (counts[operation] ?? 0) + 1;
    counts[operation] = count;
    if (count === 1) operations++;
    if (count > most) most = count;
  }
  return operations >= FEWEST_OPERATIONS && most < MOST_OF_ONE * calls.length;
}
