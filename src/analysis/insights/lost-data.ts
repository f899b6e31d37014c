import type { InputAccount } from '../../trace/input-account.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { missingParents, orphanCount } from '../data-quality/missing-parents.ts';
import type { Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { countedInWords } from '../wording/counts.ts';
import type { Insight } from './insight.ts';

/** A trace of so many spans may be as large as a server's limit. */
const LARGE = 2000;
/** Beyond these, missing parents are no accident. */
const MANY_ORPHANS = 20;

/** What was left out on the way here: details that a program dropped, spans that a server cut off without saying so. */
export const lostData: Insight = {
  id: 'lost-data',
  title: 'Lost data',
  find: ({ trace, input }) => [...droppedDetails(trace), ...cutTrace(trace, input)],
};

function droppedDetails(trace: SpanTable): Omit<Finding, 'insight' | 'title'>[] {
  const dropped = trace.defects.find(({ type }) => type === 'dropped');
  if (dropped === undefined) return [];
  return [
    {
      ...COMMON,
      confidence: 'certain',
      reason: 'the programs that recorded them say so',
      sentence: `Attributes, events or links of ${countedInWords(dropped.count, 'span')} were dropped before they were sent.`,
      next: 'Raise the SDK’s limits there (OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT, OTEL_SPAN_EVENT_COUNT_LIMIT, OTEL_SPAN_LINK_COUNT_LIMIT), or record less on one span.',
      rank: 'information',
      spans: namedSpans(dropped.spans),
      label: 'data dropped',
    },
  ];
}

/** Some servers cut a trace that is too large when it is written, and answer as if it were whole (Tempo at 5 MB). */
function cutTrace(trace: SpanTable, { mayBeCut }: InputAccount): Omit<Finding, 'insight' | 'title'>[] {
  const missing = missingParents(trace);
  const orphans = orphanCount(missing);
  const isRootless = (trace.marks[trace.primaryRoot] & SpanMark.Orphan) !== 0;
  const isLarge = trace.length >= LARGE;
  const isWithoutMany = orphans >= MANY_ORPHANS && orphans * 100 >= trace.length;
  if (orphans === 0 || !(isLarge || mayBeCut) || !(isRootless || isWithoutMany)) return [];
  const has = trace.length === 1 ? 'has' : 'have';
  const lack = isRootless
    ? `${has} no root`
    : `${trace.length === 1 ? 'names' : 'name'} ${countedInWords(missing.length, 'parent')} that ${missing.length === 1 ? 'is' : 'are'} not there`;
  return [
    {
      ...COMMON,
      confidence: isLarge && isRootless && isWithoutMany ? 'likely' : 'possible',
      reason: isLarge
        ? 'a trace as large as this that lacks so much is rarely lost in any other way; the answer itself says nothing'
        : 'its server leaves out what is too large without saying so; spans that were never sent look alike',
      sentence: `The trace ${isLarge ? 'looks' : 'may be'} cut off: its ${countedInWords(trace.length, 'span')} ${lack}.`,
      next: 'Some servers cut large traces without saying so: look at the limit on a trace’s size (Tempo: max_bytes_per_trace, 5 MB by default), or ask another store for it.',
      rank: 'doubt',
      spans: namedSpans(missing.flatMap(({ children }) => Array.from(children))),
      label: '',
    },
  ];
}

const COMMON = { effect: 0, stretches: [], evidence: [], whatIf: [] } as const;
