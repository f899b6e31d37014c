import type { AnalysisContext } from '../analysis-context.ts';
import { assumptionsAtOnce } from '../assumptions.ts';
import type { Change } from '../change.ts';
import type { Finding } from '../finding.ts';
import type { LikeCalls } from '../like-calls.ts';
import { outermost } from '../outermost-calls.ts';
import { limitOf } from '../wave-limit.ts';
import { capitalised, countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, insteadOf } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** The longest; a replay looks at every span. */
const MOST_REPLAYED = 10;

/** Like calls at once of which no more than so many ran at a time: something limits them. */
export const waves: Insight = {
  id: 'waves',
  title: 'Calls in waves',
  find: (context) =>
    outermost(context.trace, context.likeCalls)
      .map((group) => ({ group, limit: limitOf(context.trace, group) }))
      .filter(({ limit }) => limit > 0)
      .sort((a, b) => b.group.union - a.group.union)
      .slice(0, MOST_REPLAYED)
      .flatMap(({ group, limit }) => findingsOf(context, group, limit)),
};

/** None where the request would hardly be shorter without the limit. */
function findingsOf(context: AnalysisContext, group: LikeCalls, limit: number): Omit<Finding, 'insight' | 'title'>[] {
  const { trace, facts, rootDuration } = context;
  const { parent, members, union } = group;
  const whatIf: Change[] = [{ op: 'parallel', spans: members }];
  const after = context.durationAfter(whatIf);
  if (!context.isNotable(rootDuration - after)) return [];
  const calls = `${capitalised(countedInWords(members.length, 'call'))} of ${likeCallsLabel(trace, facts, members)}`;
  const durations = members.map((span) => trace.end[span] - trace.start[span]).sort((a, b) => a - b);
  const last = members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
  return [
    {
      confidence: 'likely',
      reason: `each start follows an end: a limit of ${inWords(limit)}`,
      sentence: `${calls} ran at most ${inWords(limit)} at a time (${inSentence(union)}); all at once the ${wholeWord(trace)} would take about ${insteadOf(after, rootDuration)}.`,
      next: `Find what allows only ${inWords(limit)} at a time (a pool, a semaphore, a number of workers), and raise it if what is called bears more.`,
      rank: 'effect',
      effect: rootDuration - after,
      spans: members,
      stretches: [{ span: parent, start: trace.start[members[0]], end: last }],
      evidence: [
        { title: 'At a time', text: String(limit), spans: members },
        { title: 'Median', text: inSentence(durations[Math.floor(durations.length / 2)]) },
        assumptionsAtOnce('the calls'),
      ],
      whatIf,
      label: `${members.length} calls, ${limit} at a time`,
    },
  ];
}
