import { DEFECT_WORDS } from '../../trace/defect-words.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { type DataNote, dataNotes } from '../data-quality/data-notes.ts';
import { type DataProblem, dataProblems } from '../data-quality/data-problems.ts';
import type { Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { capitalised, countedInWords, listed } from '../wording/counts.ts';
import type { Insight } from './insight.ts';

/** What else is wrong with the recording so that figures are doubtful, in one finding; and copies, which only cost. */
export const dataQuality: Insight = {
  id: 'data-quality',
  title: 'Data quality',
  find: (context) => {
    const copies = context.trace.defects.find(({ type }) => type === 'duplicate_span');
    return [
      ...tellProblems(dataProblems(context)),
      ...dataNotes(context).map(tellNote),
      ...(copies === undefined ? [] : [tellCopies(copies.count, [...new Set(copies.spans)])]),
    ];
  },
};

function tellProblems(problems: readonly DataProblem[]): Omit<Finding, 'insight' | 'title'>[] {
  if (problems.length === 0) return [];
  const clauses = problems.map(({ words }) => words);
  return [
    {
      ...COMMON,
      reason: 'it stands so in what was received; what was meant is a guess',
      sentence: `${capitalised(listed(clauses, 4))}: figures there are doubtful.`,
      next: 'Mend it where it is recorded; until then check what is said about these spans against the waterfall.',
      rank: 'doubt',
      spans: namedSpans([...new Set(problems.flatMap(({ spans }) => Array.from(spans)))]),
      evidence: problems.map(({ type, words, spans }) => ({
        title: DEFECT_WORDS[type].title,
        text: capitalised(words),
        spans: namedSpans(spans),
      })),
      label: 'doubtful',
    },
  ];
}

function tellNote({ words, reason, next, spans }: DataNote): Omit<Finding, 'insight' | 'title'> {
  return {
    ...COMMON,
    reason,
    sentence: `${words}.`,
    next,
    rank: 'information',
    spans: namedSpans(spans),
    evidence: [],
    label: '',
  };
}

function tellCopies(count: number, spans: readonly SpanIndex[]): Omit<Finding, 'insight' | 'title'> {
  const which = spans.length === 1 ? 'One span' : capitalised(countedInWords(spans.length, 'span'));
  const often = count === spans.length ? 'twice' : 'more than once';
  return {
    ...COMMON,
    reason: 'the copies are equal in every respect',
    sentence: `${which} arrived ${often}; one of each is kept, so no figure changes.`,
    next: 'Look for two exporters, or a collector that sends again what it sent before: each copy is paid for.',
    rank: 'information',
    spans: namedSpans(spans),
    evidence: [],
    label: '',
  };
}

const COMMON = { confidence: 'certain', effect: 0, stretches: [], whatIf: [] } as const;
