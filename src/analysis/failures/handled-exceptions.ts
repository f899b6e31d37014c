import { StatusCode } from '../../trace/span-kind.ts';
import { SpanMark } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { callLabel } from '../wording/span-label.ts';
import { ofSpans } from './error-evidence.ts';
import { becauseOfTyped } from './failure-words.ts';

/** As many as it takes to see whether all are of one kind. */
const COMPARED = 1000;

/**
 * Returns what to say of spans that recorded an exception and did not fail (A4 of the definitions); nothing where there
 * are none. Those that look failed by their codes are told as that.
 */
export function handledExceptions(context: AnalysisContext): Omit<Finding, 'insight' | 'title'>[] {
  const spans = spansWithException(context);
  const [first] = spans;
  if (first === undefined) return [];
  const textOf = (span: SpanIndex) =>
    `${callLabel(context.trace, context.facts, span)}${becauseOfTyped(context.facts, span)}`;
  const what = textOf(first);
  const areAlike = spans.slice(0, COMPARED).every((span) => textOf(span) === what);
  const which = areAlike ? '' : 'the first in ';
  // Below a root that looks failed an exception may be why.
  const isDoubtful = context.errors.suspects.includes(context.trace.primaryRoot);
  const how = isDoubtful ? ', without a status of failure' : ' and did not fail';
  return [
    {
      confidence: 'certain',
      reason: 'an exception is among the events; no status says ERROR',
      sentence: `${capitalised(countedInWords(spans.length, 'span'))} recorded an exception${how}: ${which}${what}.`,
      next: 'If it is expected, nothing is wrong; if not, look for who caught it, and have the span’s status set to ERROR.',
      rank: 'information',
      effect: 0,
      spans: namedSpans(spans),
      stretches: [],
      evidence: spans.length === 1 ? [] : [ofSpans(context, 'Recorded an exception', spans)],
      whatIf: [],
      label: 'exception handled',
    },
  ];
}

function spansWithException({ trace, facts }: AnalysisContext): SpanIndex[] {
  const spans: SpanIndex[] = [];
  if (!facts.isNoted('exceptionType') && !facts.isNoted('exceptionMessage')) return spans;
  for (let span = 0; span < trace.length; span++) {
    if (trace.status[span] === StatusCode.Error || (trace.marks[span] & SpanMark.SuspectStatus) !== 0) continue;
    if (facts.number(span, 'exceptionType') !== 0 || facts.number(span, 'exceptionMessage') !== 0) spans.push(span);
  }
  return spans;
}
