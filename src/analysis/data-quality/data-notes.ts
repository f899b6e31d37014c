import type { Defect } from '../../trace/defect.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { isOfThreads } from '../lanes.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { callLabel } from '../wording/span-label.ts';
import { haveChildren } from './data-problems.ts';

/** Something about the recording that is good to know and makes no figure doubtful. */
export interface DataNote {
  /** A sentence, without its full stop. */
  readonly words: string;
  readonly reason: string;
  readonly next: string;
  readonly spans: readonly SpanIndex[] | Uint32Array;
}

/** Returns what is good to know of a recording: other roots, ids that are not one span's alone. */
export function dataNotes(context: AnalysisContext): DataNote[] {
  return context.trace.defects.flatMap((defect) => {
    if (defect.type === 'several_roots') return rootsNote(context, defect);
    return defect.type === 'duplicate_id' ? idsNote(context, defect) : [];
  });
}

/** Returns which root all figures are about where another is long enough to be told; empty where there is none. */
export function otherRootsWords(context: AnalysisContext): string {
  const roots = context.trace.defects.find(({ type }) => type === 'several_roots');
  const [note] = roots === undefined ? [] : rootsNote(context, roots);
  return note?.words ?? '';
}

/** Figures are about one tree: others matter if they are long enough to be told, or longer than it. */
function rootsNote(context: AnalysisContext, { spans }: Defect): DataNote[] {
  const { trace, facts, isNotable, rootDuration } = context;
  const isLong = (time: Nanoseconds) => isNotable(time) || time >= rootDuration;
  const others = Array.from(spans).filter(
    (root) => root !== trace.primaryRoot && isLong(trace.end[root] - trace.start[root]),
  );
  if (others.length === 0) return [];
  const told = isOfThreads(trace, facts) ? OF_THREADS : OF_SPANS;
  const stand = `${countedInWords(others.length, told.what)} ${others.length === 1 ? 'stands' : 'stand'} beside it`;
  return [
    {
      words: `Figures are about ${callLabel(trace, facts, trace.primaryRoot)}; ${stand}${worstRootWords(context, others)}`,
      reason: told.reason,
      next: told.next,
      spans: others,
    },
  ];
}

/** The one that somebody may be looking for: of those that failed where the primary root did not, or that are longer. */
function worstRootWords({ trace, facts, rootDuration }: AnalysisContext, others: readonly SpanIndex[]): string {
  const { start, end, status, primaryRoot } = trace;
  const lengthOf = (root: SpanIndex) => end[root] - start[root];
  const failed = others.filter((root) => status[root] === StatusCode.Error && status[primaryRoot] !== StatusCode.Error);
  const longer = others.filter((root) => lengthOf(root) > rootDuration);
  const candidates = failed.length > 0 ? failed : longer;
  if (candidates.length === 0) return '';
  const worst = candidates.reduce((longest, root) => (lengthOf(root) > lengthOf(longest) ? root : longest));
  const named = `${callLabel(trace, facts, worst)}, ${inSentence(lengthOf(worst))}`;
  return `${others.length === 1 ? ': ' : ', among them '}${named}${failed.length > 0 ? ', which failed' : ''}`;
}

const OF_SPANS = {
  what: 'other root',
  reason: 'they name no parent',
  next: 'If they are of one request, check that the trace context is passed on to them; if not, that each starts a trace of its own.',
};
const OF_THREADS = {
  what: 'other thread',
  reason: 'each thread was recorded for itself',
  next: 'Look at each of them in the waterfall: which waited for which is not recorded.',
};

/** Where they have children it is a problem, and told as one. */
function idsNote(context: AnalysisContext, { spans }: Defect): DataNote[] {
  if (haveChildren(context, spans)) return [];
  const { trace, facts } = context;
  const which = `${capitalised(countedInWords(spans.length, 'span'))}, ${callLabel(trace, facts, spans[0])} among them,`;
  return [
    {
      words: `${which} share their ids with others that differ; all are kept, and no figure changes`,
      reason: 'an id is to be of one span only',
      next: 'Look for an instrumentation that makes ids of its own, or that ends a span twice with different values.',
      spans,
    },
  ];
}
