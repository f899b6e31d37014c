import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { isColdStart } from '../span-role.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

/** Functions that had to be started first: they say so. What the start took is not recorded. */
export const coldStart: Insight = {
  id: 'cold-start',
  title: 'Cold start',
  find: (context) => {
    const { trace, rootDuration, isNotable } = context;
    const spans = coldSpans(context).filter((span) => isNotable(trace.end[span] - trace.start[span]));
    const [first] = spans;
    if (first === undefined) return [];
    const time = trace.end[first] - trace.start[first];
    const figure = time <= rootDuration ? partOfWhole(time, rootDuration) : inSentence(time);
    const others = spans.length === 1 ? '' : ` ${capitalised(countedInWords(spans.length - 1, 'other'))} too.`;
    return [
      {
        confidence: 'certain',
        reason: 'faas.coldstart says so; how long the start itself took is not recorded',
        sentence: `${spanLabel(trace, context.facts, first)} was a cold start; the invocation took ${figure}.${others}`,
        next: 'Keep instances warm, or load less when one starts; compare with a trace whose start was warm.',
        rank: 'information',
        effect: 0,
        spans,
        stretches: spans.map((span) => ({ span, start: trace.start[span], end: trace.end[span] })),
        evidence: [],
        whatIf: [],
        label: 'cold start',
      },
    ];
  },
};

/** The longest first. */
function coldSpans({ trace, facts }: AnalysisContext): SpanIndex[] {
  if (!facts.isNoted('coldStart')) return [];
  const spans: SpanIndex[] = [];
  for (let span = 0; span < trace.length; span++) {
    if (facts.number(span, 'coldStart') !== 0 && isColdStart(facts, span)) spans.push(span);
  }
  const duration = (span: SpanIndex) => trace.end[span] - trace.start[span];
  return spans.sort((a, b) => duration(b) - duration(a) || a - b);
}
