import { lateWork } from '../late-work.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import type { Insight } from './insight.ts';

/** That work went on after the root's end, and for how long; of one operation alone, which. */
export const asyncTail: Insight = {
  id: 'async-tail',
  title: 'Work after the answer',
  find: (context) => {
    const { trace, facts, asyncTail: tail, isNotable, rootDuration } = context;
    const [last, ...others] = lateWork(context);
    if (last === undefined || !isNotable(tail)) return [];
    const which = others.length === 0 ? `: ${spanLabel(trace, facts, last.spans[0])}` : '';
    return [
      {
        confidence: last.isCut ? 'likely' : 'certain',
        reason: last.isCut
          ? 'its caller waited for it when the request ended; a clock that is off would look alike'
          : 'measured: what ran on was not waited for',
        sentence: `Work continued for ${inSentence(tail)} after the ${wholeWord(trace)} had ended${which}.`,
        next: 'If this is meant to run in the background, nothing is wrong with it. Check that it is finished when the process stops, and that it takes nothing that requests wait for.',
        rank: 'information',
        effect: 0,
        spans: last.spans,
        stretches: last.stretches,
        evidence: [
          { title: 'Until the end', text: inSentence(rootDuration), spans: [trace.primaryRoot] },
          { title: 'After it', text: inSentence(tail), spans: [last.spans[0]] },
        ],
        whatIf: [],
        label: `${inSentence(tail)} after the answer`,
      },
    ];
  },
};
