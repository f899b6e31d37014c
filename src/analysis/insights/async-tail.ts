import { lateWork, MOST_LATE_NAMED } from '../late-work.ts';
import { listed } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
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
    return [
      {
        confidence: last.isCut ? 'likely' : 'certain',
        reason: last.isCut
          ? `its caller waited for it when the ${wholeWord(trace)} ended; a clock that is off would look alike`
          : 'measured: what ran on was not waited for',
        sentence: `Work continued for ${inSentence(tail)} after the ${wholeWord(trace)} had ended${which}.`,
        next: 'If this is meant to run in the background, nothing is wrong with it. Check that it is finished when the process stops, and that it takes nothing that requests wait for.',
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
