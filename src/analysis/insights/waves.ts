import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { assumptionsAtOnce } from '../assumptions.ts';
import type { Change } from '../change.ts';
import type { Finding } from '../finding.ts';
import type { LikeCalls } from '../like-calls.ts';
import { type NestedWaves, nestedWaves } from '../nested-waves.ts';
import { outermost } from '../outermost-calls.ts';
import { unionOf } from '../union-of.ts';
import { limitOf } from '../wave-limit.ts';
import { capitalised, countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, insteadOf, partOfWhole } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** The longest; a replay looks at every span. */
const MOST_REPLAYED = 10;

/** Like calls at once of which no more than so many ran at a time: something limits them. */
export const waves: Insight = {
  id: 'waves',
  title: 'Calls in waves',
  find: (context) => [
    ...outermost(context.trace, context.likeCalls)
      .map((group) => ({ group, limit: limitOf(context.trace, group) }))
      .filter(({ limit }) => limit > 0)
      .sort((a, b) => b.group.union - a.group.union)
      .slice(0, MOST_REPLAYED)
      .flatMap(({ group, limit }) => findingsOf(context, group, limit)),
    ...nestedWaves(context)
      .filter(({ saving }) => context.isNotable(saving))
      .slice(0, MOST_REPLAYED)
      .map((waves) => nestedFinding(context, waves)),
  ],
};

/** process-chunk runs in 25 waves of up to eight at once, 143 s …; each wave waits for its slowest … */
function nestedFinding(
  context: AnalysisContext,
  { steps, members, limit, saving }: NestedWaves,
): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts, rootDuration } = context;
  const what = likeCallsLabel(trace, facts, members);
  const slowest = members.reduce((most, span) => (durationOf(context, span) > durationOf(context, most) ? span : most));
  const figures = partOfWhole(unionOf(trace, steps), rootDuration);
  const each = `each waits for its slowest, of which one took ${inSentence(durationOf(context, slowest))}`;
  const after = `with the next one begun as soon as one ends the ${wholeWord(trace)} would take about ${insteadOf(rootDuration - saving, rootDuration)}`;
  return {
    confidence: 'possible',
    reason: 'whether a wave needs all of the one before it cannot be seen',
    sentence: `${what} runs in ${inWords(steps.length)} waves of at most ${inWords(limit)} at once, ${figures}; ${each}; ${after}.`,
    next: `Let ${inWords(limit)} workers take the next as they are done, instead of waiting for a whole wave; and look at the slowest.`,
    rank: 'effect',
    effect: saving,
    spans: [slowest, ...steps],
    stretches: steps.map((span) => ({ span, start: trace.start[span], end: trace.end[span] })),
    evidence: [
      { title: 'At a time', text: String(limit), spans: members },
      { title: 'Slowest', text: inSentence(durationOf(context, slowest)), spans: [slowest] },
      assumptionsAtOnce('they'),
    ],
    whatIf: [],
    label: '',
  };
}

function durationOf({ trace }: AnalysisContext, span: SpanIndex): Nanoseconds {
  return trace.end[span] - trace.start[span];
}

/** None where the request would hardly be shorter without the limit. */
function findingsOf(context: AnalysisContext, group: LikeCalls, limit: number): Omit<Finding, 'insight' | 'title'>[] {
  const { trace, facts, rootDuration } = context;
  const { parent, members, union } = group;
  const whatIf: Change[] = [{ op: 'parallel', spans: members }];
  const after = context.durationAfter(whatIf);
  if (!context.isNotable(rootDuration - after)) return [];
  const calls = `${capitalised(countedInWords(members.length, 'call'))} of ${likeCallsLabel(trace, facts, members)}`;
  const durations = Float64Array.from(members, (span) => trace.end[span] - trace.start[span]).sort();
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
