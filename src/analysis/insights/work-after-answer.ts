import { lateWork, MOST_LATE_NAMED } from '../late-work.ts';
import { capitalised, countedInWords, inWords } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** Operations in the evidence. */
const MOST_TOLD = 20;

/** By which operations work went on after the root's end, where they are too many for the finding that says how long. */
export const workAfterAnswer: Insight = {
  id: 'work-after-answer',
  title: 'Operations after the answer',
  find: (context) => {
    const { trace, facts, asyncTail, isNotable } = context;
    const work = lateWork(context);
    if (work.length <= MOST_LATE_NAMED || !isNotable(asyncTail)) return [];
    const named = work
      .slice(0, MOST_LATE_NAMED)
      .map(({ spans, time }) => `${spanLabel(trace, facts, spans[0])} (until ${inSentence(time)} after it)`);
    const rest = work.length - named.length;
    return [
      {
        confidence: work.every(({ isCut }) => isCut) ? 'likely' : 'certain',
        reason: 'measured: they end after the root',
        sentence: `${capitalised(countedInWords(work.length, 'operation'))} ran on when the ${wholeWord(trace)} had ended: ${named.join(', ')} and ${inWords(rest)} more.`,
        next: 'Look at those that compete with requests for connections, locks or processors; a queue with a limit keeps them from it.',
        rank: 'information',
        effect: 0,
        spans: work.flatMap(({ spans }) => spans),
        stretches: work.flatMap(({ stretches }) => stretches).sort((a, b) => a.start - b.start),
        evidence: work.slice(0, MOST_TOLD).map(({ spans, time }) => ({
          title: spanLabel(trace, facts, spans[0]),
          text: `until ${inSentence(time)} after the end${spans.length === 1 ? '' : `, in ${countedInWords(spans.length, 'span')}`}`,
          spans,
        })),
        whatIf: [],
        label: '',
      },
    ];
  },
};
