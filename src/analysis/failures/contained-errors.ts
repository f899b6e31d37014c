import { SpanMark } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { callLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { errorAdvice } from './error-advice.ts';
import { errorEvidence, ofSpans } from './error-evidence.ts';
import { failureWords } from './failure-words.ts';
import { timeoutWords } from './timeout-words.ts';

/** As many failures as it takes to see whether all are of one kind. */
const COMPARED = 1000;

type Failures = [SpanIndex, ...SpanIndex[]];

/** Returns what to say of failures that did not make the root fail; nothing if there are none. */
export function containedErrors(context: AnalysisContext): Omit<Finding, 'insight' | 'title'>[] {
  const { errors, trace } = context;
  const whole = wholeWord(trace);
  const groups: Record<Place, SpanIndex[]> = { inside: [], beside: [], outside: [] };
  for (const span of errors.origins) groups[placeOf(context, span)].push(span);
  const { inside, beside, outside } = groups;
  return [
    ...(errors.reachesRoot ? [] : tell(context, inside, 'handled inside', endingOf(context))),
    ...tell(context, beside, `beside the ${whole}, in work that it did not wait for`, ''),
    ...tell(context, outside, `in parts of the trace that the ${whole} is not seen to have called`, ''),
  ];
}

type Place = 'inside' | 'beside' | 'outside';

function placeOf({ trace, relations }: AnalysisContext, span: SpanIndex): Place {
  const { primaryRoot, subtreeEnd } = trace;
  if (span < primaryRoot || span >= subtreeEnd[primaryRoot]) return 'outside';
  return relations.isLive[span] === 1 ? 'inside' : 'beside';
}

/** What the request looks like from outside. */
function endingOf({ trace, errors }: AnalysisContext): string {
  if (errors.suspects.includes(trace.primaryRoot))
    return `; the ${wholeWord(trace)} looks failed, but its status was never set`;
  const isOrphan = (trace.marks[trace.primaryRoot] & SpanMark.Orphan) !== 0;
  return isOrphan ? '; nothing above failed, as far as the trace goes' : `; the ${wholeWord(trace)} succeeded`;
}

function tell(
  context: AnalysisContext,
  origins: SpanIndex[],
  where: string,
  ending: string,
): Omit<Finding, 'insight' | 'title'>[] {
  const { path, primary } = context.errors;
  const explains = origins.includes(primary);
  const [first, ...others] = explains ? [primary, ...origins.filter((span) => span !== primary)] : origins;
  if (first === undefined) return [];
  return [
    {
      confidence: 'certain',
      reason: 'their status says so, and what waited for them did not fail',
      sentence: `${sentenceOf(context, [first, ...others], where)}${ending}.`,
      next: errorAdvice(context, first),
      rank: 'contained-error',
      effect: 0,
      spans: explains ? [...path, ...others] : [first, ...others],
      stretches: [],
      evidence: explains ? errorEvidence(context) : [ofSpans(context, 'Failed', [first, ...others])],
      whatIf: [],
      label: explains ? 'failed first' : 'failed',
    },
  ];
}

function sentenceOf(context: AnalysisContext, origins: Failures, where: string): string {
  const [first] = origins;
  const text = origins.length === 1 ? failureText : shortText;
  const what = text(context, first);
  const areAlike = origins.slice(0, COMPARED).every((span) => text(context, span) === what);
  const which = origins.length === 1 ? 'in' : areAlike ? 'all in' : 'the first in';
  const verb = where.startsWith('handled') ? (origins.length === 1 ? 'was ' : 'were ') : 'happened ';
  const count = capitalised(countedInWords(origins.length, 'error'));
  return `${count} ${verb}${where}, ${which} ${what}`;
}

function failureText(context: AnalysisContext, span: SpanIndex): string {
  const timeout = timeoutWords(context, span);
  return timeout === ''
    ? shortText(context, span)
    : `${callLabel(context.trace, context.facts, span)}, which${timeout}`;
}

function shortText({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  const label = callLabel(trace, facts, span);
  const words = failureWords(facts, span);
  return words === '' ? label : `${label}: ${words}`;
}
