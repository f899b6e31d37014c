import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { type LateWork, lateWork, MOST_LATE_NAMED, queuedTime } from '../late-work.ts';
import { listed } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { operationLabel, spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** That work went on after the root's end, and for how long; by which operations, where they are few. */
export const asyncTail: Insight = {
  id: 'async-tail',
  title: 'Work after the answer',
  find: (context) => {
    const { trace, facts, asyncTail: tail, isNotable, rootDuration } = context;
    const work = lateWork(context);
    const [last] = work;
    if (last === undefined || !isNotable(tail)) return [];
    const isNamed = work.length <= MOST_LATE_NAMED;
    const which = isNamed ? `: ${listed(work.map(({ spans }) => spanLabel(trace, facts, spans[0])))}` : '';
    const queued = queuedTime(context);
    return [
      {
        ...certainty(context, last),
        sentence: `Work continued for ${inSentence(tail)} after the ${wholeWord(trace)} had ended${which}${queued === 0 ? '' : queuedWords(context, last.spans[0], queued)}.`,
        next: queued === 0 ? adviceOn(context, last) : TAKEN_UP_LATE,
        rank: 'information',
        effect: 0,
        spans: isNamed ? work.flatMap(({ spans }) => spans) : last.spans,
        stretches: isNamed
          ? work.flatMap(({ stretches }) => stretches).sort((a, b) => a.start - b.start)
          : last.stretches,
        evidence: [
          { title: 'Until the end', text: inSentence(rootDuration), spans: [trace.primaryRoot] },
          ...work.slice(0, MOST_LATE_NAMED).map(({ spans, time }) => ({
            title: work.length === 1 ? 'After it' : spanLabel(trace, facts, spans[0]),
            text: work.length === 1 ? inSentence(time) : `until ${inSentence(time)} after it`,
            spans: [spans[0]],
          })),
        ],
        whatIf: [],
        label: `${inSentence(tail)} after the answer`,
      },
    ];
  },
};

/** A message that waited for most of the time is no slow work. */
const TAKEN_UP_LATE =
  'The time is the queue’s: look at how far its consumers are behind, at how many there are, and at whether a delay or a pause between polls is set.';

function adviceOn(context: AnalysisContext, last: LateWork): string {
  if (last.isCut)
    return 'If its caller gave up on it, pass the deadline or the cancellation on, so that what nobody waits for ends.';
  const checked = isElsewhere(context, last.spans[0])
    ? 'Check that it takes nothing that requests wait for.'
    : 'Check that it is finished when the process stops, and that it takes nothing that requests wait for.';
  return `If this is meant to run in the background, nothing is wrong with it. ${checked}`;
}

function certainty(context: AnalysisContext, { isCut, spans }: LateWork): Pick<Finding, 'confidence' | 'reason'> {
  if (isCut)
    return {
      confidence: 'likely',
      reason: 'its caller had waited for it and ended before it; a clock that is off would look alike',
    };
  if (isElsewhere(context, spans[0]))
    return {
      confidence: 'strong',
      reason: 'measured, by the clocks of two services: what ran on was not waited for',
    };
  return { confidence: 'certain', reason: 'measured: what ran on was not waited for' };
}

function isElsewhere({ trace }: AnalysisContext, span: SpanIndex): boolean {
  return trace.service[span] !== trace.service[trace.primaryRoot];
}

function queuedWords({ trace, facts }: AnalysisContext, span: SpanIndex, queued: Nanoseconds): string {
  const sender = operationLabel(trace, facts, trace.parent[span]);
  const took = inSentence(trace.end[span] - trace.start[span]);
  return `, which began ${inSentence(queued)} after ${sender} and took ${took}`;
}
