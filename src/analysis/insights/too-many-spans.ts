import { groupDigits } from '../../lib/counted.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Evidence } from '../finding.ts';
import { frequentOperations, type Operation } from '../frequent-operations.ts';
import { isOfThreads } from '../lanes.ts';
import { inSentence, shareText } from '../wording/in-sentence.ts';
import { callLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const MANY = 10_000;
const MANY_CHILDREN = 500;
/** From so many on, an operation that has half of them is worth a word. */
const SOME = 1000;
const MOST_TOLD = 5;
/** A span costs microseconds to make and to send: around shorter work it costs more than it tells. */
const SHORT = 100_000;

/** More spans than anybody reads (A7 of the definitions), and which operations they are of; a profile is meant to have them. */
export const tooManySpans: Insight = {
  id: 'too-many-spans',
  title: 'Too many spans',
  find: (context) => {
    const { trace, facts } = context;
    if (trace.length < MANY_CHILDREN || isOfThreads(trace, facts)) return [];
    const operations = frequentOperations(trace, MOST_TOLD);
    const [parent, children] = widestParent(context);
    const isHalf = trace.length >= SOME && operations[0].count * 2 >= trace.length;
    if (trace.length <= MANY && children <= MANY_CHILDREN && !isHalf) return [];
    const isWide = trace.length <= MANY && !isHalf;
    return [
      {
        confidence: 'certain',
        reason: 'they are counted',
        sentence: isWide ? wideSentence(context, parent, children) : longSentence(context, operations[0]),
        next: adviceOn(context, operations[0]),
        rank: 'information',
        effect: 0,
        spans: [isWide ? parent : operations[0].example],
        stretches: [],
        evidence: operations.map((operation) => evidenceOf(context, operation)),
        whatIf: [],
        label: isWide ? `${groupDigits(children)} children` : '',
      },
    ];
  },
};

function widestParent({ trace, relations: { childFrom } }: AnalysisContext): [parent: SpanIndex, children: number] {
  let widest = 0;
  let most = 0;
  for (let span = 0; span < trace.length; span++) {
    const children = childFrom[span + 1] - childFrom[span];
    if (children <= most) continue;
    widest = span;
    most = children;
  }
  return [widest, most];
}

function wideSentence({ trace, facts }: AnalysisContext, parent: SpanIndex, children: number): string {
  return `${callLabel(trace, facts, parent)} has ${groupDigits(children)} spans directly below it.`;
}

function longSentence({ trace, facts }: AnalysisContext, { count, example, medianDuration }: Operation): string {
  if (isRare(trace, count))
    return `The trace has ${groupDigits(trace.length)} spans, no operation more than ${groupDigits(count)} of them.`;
  const most = `${groupDigits(count)} (${shareText(count, trace.length)}) are ${callLabel(trace, facts, example)}`;
  return `The trace has ${groupDigits(trace.length)} spans; ${most}, half of them shorter than ${inSentence(medianDuration)}.`;
}

function adviceOn({ trace }: AnalysisContext, { medianDuration, count }: Operation): string {
  if (medianDuration < SHORT && isMany(trace, count))
    return 'Work as short as that costs more to record than it tells: drop these spans, or sum them up in an attribute or an event of their parent.';
  if (isRare(trace, count))
    return 'Sample in the collector, so that traces stay whole and readable; where names hold ids, take those out, so that what repeats can be told.';
  return 'Sum up what repeats in one span with a count, or sample in the collector, so that traces stay whole and readable.';
}

/** The most frequent operation says nothing about all others. */
function isRare(trace: SpanTable, count: number): boolean {
  return count * 100 < trace.length;
}

function isMany(trace: SpanTable, count: number): boolean {
  return count >= SOME || count * 2 >= trace.length;
}

function evidenceOf({ trace, facts }: AnalysisContext, operation: Operation): Evidence {
  const { count, example, medianDuration } = operation;
  return {
    title: callLabel(trace, facts, example),
    text: `${groupDigits(count)} spans, median ${inSentence(medianDuration)}`,
    spans: [example],
  };
}
