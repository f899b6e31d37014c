import { lateWork } from '../late-work.ts';
import { countedInWords } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** Operations that are named in the sentence; all are in the evidence, up to `MOST_TOLD`. */
const MOST_NAMED = 3;
const MOST_TOLD = 20;

/** By which operations work went on after the root's end, where it is more than one. */
export const workAfterAnswer: Insight = {
  id: 'work-after-answer',
  title: 'Operations after the answer',
  find: (context) => {
    const { trace, facts, asyncTail, isNotable } = context;
    const work = lateWork(context);
    if (work.length < 2 || !isNotable(asyncTail)) return [];
    const named = work
      .slice(0, MOST_NAMED)
      .map(({ spans, time }) => `${spanLabel(trace, facts, spans[0])} (${inSentence(time)})`);
    const rest = work.length - named.length;
    const all =
      rest === 0 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : `${named.join(', ')} and ${rest} more`;
    return [
      {
        confidence: work.every(({ isCut }) => isCut) ? 'likely' : 'certain',
        reason: 'measured: they end after the root',
        sentence: `${all} ran on when the ${wholeWord(trace)} had ended.`,
        next: 'Look at those that compete with requests for connections, locks or processors; a queue with a limit keeps them from it.',
        rank: 'information',
        effect: 0,
        spans: work.flatMap(({ spans }) => spans),
        stretches: work.flatMap(({ stretches }) => stretches).sort((a, b) => a.start - b.start),
        evidence: work.slice(0, MOST_TOLD).map(({ spans, time }) => ({
          title: spanLabel(trace, facts, spans[0]),
          text: `${inSentence(time)} after the end${spans.length === 1 ? '' : `, in ${countedInWords(spans.length, 'span')}`}`,
          spans,
        })),
        whatIf: [],
        label: '',
      },
    ];
  },
};
