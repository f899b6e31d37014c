import { counted } from '../../lib/counted.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { KEY_VALUE_SYSTEMS } from '../advice.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { assumptionsAtOnce } from '../assumptions.ts';
import type { Change } from '../change.ts';
import { type Chat, chatsOf } from '../chats.ts';
import type { Finding } from '../finding.ts';
import { roleOf } from '../span-role.ts';
import { unionOf } from '../union-of.ts';
import { countedInWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { operationLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** Many calls of several kinds from one span to one service or database: fewer that bring more would do. */
export const chatty: Insight = {
  id: 'chatty',
  title: 'Chatty calls',
  find: (context) => chatsOf(context).map((chat) => findingOf(context, chat)),
};

function findingOf(
  context: AnalysisContext,
  { parent, callee, members, operations }: Chat,
): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts, rootDuration } = context;
  const whatIf: Change[] = [{ op: 'parallel', spans: members }];
  const effect = Math.max(0, rootDuration - context.durationAfter(whatIf));
  const isWorthIt = context.isNotable(effect);
  const after = isWorthIt
    ? `; in one round trip the ${wholeWord(trace)} would take about ${inSentence(rootDuration - effect)}`
    : '';
  const last = members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
  const from = operationLabel(trace, facts, parent);
  return {
    confidence: isWorthIt ? 'likely' : 'certain',
    reason: isWorthIt ? 'counted; which of them need another’s answer cannot be seen' : 'counted',
    sentence: `${from} makes ${countedInWords(members.length, 'call')} of ${countedInWords(operations.length, 'kind')} to ${callee}, ${partOfWhole(unionOf(trace, members), rootDuration)}${after}.`,
    next: isWorthIt ? adviceOn(context, members[0]) : '',
    rank: isWorthIt ? 'effect' : 'information',
    effect: isWorthIt ? effect : 0,
    spans: [parent, ...members],
    stretches: [{ span: parent, start: trace.start[members[0]], end: last }],
    evidence: [
      ...operations.slice(0, 5).map((calls) => ({
        title: likeCallsLabel(trace, facts, calls),
        text: counted(calls.length, 'call'),
        spans: calls,
      })),
      assumptionsAtOnce('the calls'),
    ],
    whatIf: isWorthIt ? whatIf : [],
    label: '',
  };
}

/** A store that is asked by key takes several commands at once; others bring more with one question. */
function adviceOn({ trace, facts }: AnalysisContext, call: SpanIndex): string {
  if (KEY_VALUE_SYSTEMS.test(facts.text(call, 'databaseSystem')))
    return 'Send what does not need another’s answer together (a pipeline, MGET), or keep what belongs together under one key.';
  return roleOf(trace, facts, call) === 'database'
    ? 'Ask for what belongs together in one query, or do the work where the data is.'
    : 'Ask for what belongs together in one call, or do the work where the data is.';
}
