import { counted } from '../../lib/counted.ts';
import { groupBy } from '../../lib/group-by.ts';
import { SpanKind } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { extentOf } from '../call-extent.ts';
import { calleeOf } from '../callee.ts';
import type { Finding } from '../finding.ts';
import { unionOf } from '../union-of.ts';
import { countedInWords } from '../wording/counts.ts';
import { partOfWhole } from '../wording/in-sentence.ts';
import { operationLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const FEWEST_CALLS = 20;
const FEWEST_OPERATIONS = 4;
/** One operation with so great a part of the calls is told as repeated. */
const MOST_OF_ONE = 0.8;

interface Chat {
  readonly parent: SpanIndex;
  readonly callee: string;
  readonly members: readonly SpanIndex[];
  /** The calls by operation, the most frequent first. */
  readonly operations: readonly (readonly SpanIndex[])[];
}

/** Many calls of several kinds from one span to one service or database: fewer that bring more would do. */
export const chatty: Insight = {
  id: 'chatty',
  title: 'Chatty calls',
  find: (context) => chatsOf(context).map((chat) => findingOf(context, chat)),
};

function chatsOf(context: AnalysisContext): Chat[] {
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

function findingOf(
  context: AnalysisContext,
  { parent, callee, members, operations }: Chat,
): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts, rootDuration } = context;
  const last = members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
  const from = operationLabel(trace, facts, parent);
  return {
    confidence: 'certain',
    reason: 'counted',
    sentence: `${from} makes ${counted(members.length, 'call')} of ${countedInWords(operations.length, 'kind')} to ${callee}, ${partOfWhole(unionOf(trace, members), rootDuration)}.`,
    next: 'Ask for what belongs together in one call, or do the work where the data is.',
    rank: 'information',
    effect: 0,
    spans: [parent, ...members],
    stretches: [{ span: parent, start: trace.start[members[0]], end: last }],
    evidence: operations.slice(0, 5).map((calls) => ({
      title: operationLabel(trace, facts, calls[0]),
      text: counted(calls.length, 'call'),
      spans: calls,
    })),
    whatIf: [],
    label: '',
  };
}
