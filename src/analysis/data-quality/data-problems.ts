import type { Defect, DefectType } from '../../trace/defect.ts';
import { SpanMark } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { countedInWords, inWords } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { callLabel } from '../wording/span-label.ts';

/** Something about the recording that makes figures doubtful. */
export interface DataProblem {
  readonly type: DefectType;
  /** A clause: `three spans have no end`. */
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
  parent_cycle: (_, { count }) =>
    `${countedInWords(count, 'span')} are each other’s ancestors, which was cut somewhere`,
  self_parent: (_, { count }) =>
    `${countedInWords(count, 'span')} ${count === 1 ? 'names itself' : 'name themselves'} as the parent`,
  missing_start: (context, { spans }) => timeWords(context, spans, 'start'),
  unfinished: (context, { spans }) => timeWords(context, spans, 'end'),
  negative_duration: (_, { count }) =>
    `${countedInWords(count, 'span')} ${count === 1 ? 'ends before it starts' : 'end before they start'}`,
  duplicate_id: sharedIdWords,
  several_roots: otherRootsWords,
  child_before_parent: earlyWords,
};

/** Returns what makes figures doubtful, the worst first; missing parents and clocks have findings of their own. */
export function dataProblems(context: AnalysisContext): DataProblem[] {
  const order = Object.keys(JUDGES);
  return context.trace.defects
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .flatMap((defect) => {
      const words = JUDGES[defect.type]?.(context, defect) ?? null;
      return words === null ? [] : [{ type: defect.type, words, spans: defect.spans }];
    });
}

/** Times that were put somewhere matter where the request waited for the span, or it is the root. */
function timeWords({ relations }: AnalysisContext, spans: ArrayLike<SpanIndex>, what: string): string | null {
  const count = Array.from(spans).filter((span) => relations.isLive[span] === 1).length;
  if (count === 0) return null;
  return `${countedInWords(count, 'span')} ${count === 1 ? 'has' : 'have'} no ${what}`;
}

/** Which of them a child belongs to is a guess only if there are children. */
function sharedIdWords({ trace }: AnalysisContext, { spans }: Defect): string | null {
  const hasChildren = Array.from(spans).some((span) => trace.subtreeEnd[span] > span + 1);
  return hasChildren
    ? `${countedInWords(spans.length, 'span')} share ids with others, which leaves open whose children are whose`
    : null;
}

/** Figures are about one tree: others matter if they are long enough to be told, or longer than it. */
function otherRootsWords(context: AnalysisContext, { spans }: Defect): string | null {
  const { trace, facts, isNotable, rootDuration } = context;
  const isLong = (time: Nanoseconds) => isNotable(time) || time >= rootDuration;
  const others = Array.from(spans).filter(
    (root) => root !== trace.primaryRoot && isLong(trace.end[root] - trace.start[root]),
  );
  if (others.length === 0) return null;
  return `${countedInWords(others.length, 'other root')} ${others.length === 1 ? 'stands' : 'stand'} beside ${callLabel(trace, facts, trace.primaryRoot)}, which all figures are about`;
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
