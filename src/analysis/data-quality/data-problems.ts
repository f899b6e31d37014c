import type { Defect, DefectType } from '../../trace/defect.ts';
import { SpanMark } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { countedInWords, inWords, listed } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { spanLabel } from '../wording/span-label.ts';

/** Something about the recording that makes figures doubtful. */
export interface DataProblem {
  readonly type: DefectType;
  /** A clause: `three spans (web › a, web › b and one more) have no end`. */
  readonly words: string;
  readonly spans: readonly SpanIndex[] | Uint32Array;
}

/** Whether a defect matters, and how it is told; null where it changes no figure that is worth telling. */
type Judge = (context: AnalysisContext, defect: Defect) => string | null;

/** What makes figures doubtful, the worst first. What is drawn otherwise than recorded but changes no figure is not here. */
const JUDGES: Partial<Readonly<Record<DefectType, Judge>>> = {
  truncated: () => 'the input was cut off',
  partial: () => 'the source says that it left out spans',
  unreadable_span: (_, { count }) => `${countedInWords(count, 'piece')} of the input could not be read`,
  parent_cycle: (context, { spans }) =>
    `${namedOrCounted(context, spans)} are each other’s ancestors, which was cut somewhere`,
  self_parent: (context, { spans }) =>
    `${namedOrCounted(context, spans)} ${spans.length === 1 ? 'names itself' : 'name themselves'} as the parent`,
  missing_start: (context, { spans }) => timeWords(context, spans, 'start'),
  unfinished: (context, { spans }) => timeWords(context, spans, 'end'),
  negative_duration: (context, { spans }) =>
    `${namedOrCounted(context, spans)} ${spans.length === 1 ? 'ends before it starts' : 'end before they start'}`,
  duplicate_id: sharedIdWords,
  child_before_parent: earlyWords,
};

/** Returns what makes figures doubtful, the worst first; missing parents and clocks have findings of their own. */
export function dataProblems(context: AnalysisContext): DataProblem[] {
  const order = Object.keys(JUDGES);
  return [...context.trace.defects, ...context.input.defects]
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .flatMap((defect) => {
      const words = JUDGES[defect.type]?.(context, defect) ?? null;
      return words === null ? [] : [{ type: defect.type, words, spans: defect.spans }];
    });
}

/** `span g › x`, or `three spans (g › x, g › y and one more)`. */
function namedOrCounted({ trace, facts }: AnalysisContext, spans: ArrayLike<SpanIndex>): string {
  const first = Array.from({ length: Math.min(spans.length, MOST_NAMED) }, (_, i) => spans[i]);
  const names = first.map((span) => spanLabel(trace, facts, span, LONGEST_NAME));
  // A name keeps its case, so no sentence begins with one.
  if (spans.length === 1) return `span ${names[0]}`;
  const more = spans.length - names.length;
  const named = more === 0 ? listed(names) : `${names.join(', ')} and ${inWords(more)} more`;
  return `${countedInWords(spans.length, 'span')} (${named})`;
}

const MOST_NAMED = 2;
const LONGEST_NAME = 60;

/** Times that were put somewhere matter where the request waited for the span; of the root they are the total itself. */
function timeWords(context: AnalysisContext, spans: ArrayLike<SpanIndex>, what: 'start' | 'end'): string | null {
  const { trace, relations } = context;
  const waitedFor = Array.from(spans).filter((span) => relations.isLive[span] === 1);
  if (waitedFor.includes(trace.primaryRoot)) {
    const root = spanLabel(trace, context.facts, trace.primaryRoot, LONGEST_NAME);
    return `the root, ${root}, has no ${what}, which makes how long it took a guess`;
  }
  if (waitedFor.length === 0) return null;
  return `${namedOrCounted(context, waitedFor)} ${waitedFor.length === 1 ? 'has' : 'have'} no ${what}`;
}

/** Which of them a child belongs to is a guess only if there are children. */
function sharedIdWords(context: AnalysisContext, { spans }: Defect): string | null {
  if (!haveChildren(context, spans)) return null;
  return `${namedOrCounted(context, spans)} share ids with others, which leaves open whose children are whose`;
}

/** Returns whether any of `spans` has spans below it. */
export function haveChildren({ trace }: AnalysisContext, spans: ArrayLike<SpanIndex>): boolean {
  return Array.from(spans).some((span) => trace.subtreeEnd[span] > span + 1);
}

/** Within one process no clock explains it. A parent that was put somewhere does. */
function earlyWords({ trace, facts }: AnalysisContext, { spans }: Defect): string | null {
  let longest = 0;
  let count = 0;
  for (const span of Array.from(spans)) {
    const parent = trace.parent[span];
    const lead = trace.start[parent] - trace.start[span];
    const isKnown = ((trace.marks[span] | trace.marks[parent]) & SpanMark.MissingStart) === 0;
    if (!isKnown || lead <= 1e6 || facts.processNumber(span) !== facts.processNumber(parent)) continue;
    count++;
    longest = Math.max(longest, lead);
  }
  if (count === 0) return null;
  const most = count === 1 ? '' : 'up to ';
  return `${inWords(count)} ${count === 1 ? 'span starts' : 'spans start'} ${most}${inSentence(longest)} before the parent, in the same process`;
}
