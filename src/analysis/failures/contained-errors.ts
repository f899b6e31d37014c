import { SpanMark } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
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

/** Where failures were that did not make the root fail, and how that is told. */
interface Place {
  /** What became of one, and of several. */
  readonly words: readonly [one: string, several: string];
  readonly reason: string;
  /** What is told of the request then. */
  readonly ending: string;
}

/** Returns what to say of failures that did not make the root fail; nothing if there are none. */
export function containedErrors(context: AnalysisContext): Omit<Finding, 'insight' | 'title'>[] {
  const inside: SpanIndex[] = [];
  const beside: SpanIndex[] = [];
  const outside: SpanIndex[] = [];
  for (const span of context.errors.origins) {
    if (!isInPrimaryTree(context, span)) outside.push(span);
    else if (context.relations.isLive[span] === 1) inside.push(span);
    else beside.push(span);
  }
  const whole = wholeWord(context.trace);
  return [
    ...(context.errors.reachesRoot ? [] : tell(context, inside, handledInside(context))),
    ...tell(context, beside, {
      words: happened(`beside the ${whole}, in work that it did not wait for`),
      reason: 'their status says so, and nothing waited for them',
      ending: '',
    }),
    ...tell(context, outside, {
      words: happened(`in parts of the trace that the ${whole} is not seen to have called`),
      reason: 'their status says so; what called them is not known',
      ending: '',
    }),
  ];
}

function happened(where: string): Place['words'] {
  return [`happened ${where}`, `happened ${where}`];
}

function isInPrimaryTree({ trace: { primaryRoot, subtreeEnd } }: AnalysisContext, span: SpanIndex): boolean {
  return span >= primaryRoot && span < subtreeEnd[primaryRoot];
}

function handledInside({ trace, errors }: AnalysisContext): Place {
  const whole = wholeWord(trace);
  const isOrphan = (trace.marks[trace.primaryRoot] & SpanMark.Orphan) !== 0;
  const looksFailed = errors.suspects.includes(trace.primaryRoot);
  const succeeded = isOrphan ? 'nothing above failed, as far as the trace goes' : `the ${whole} succeeded`;
  return {
    words: ['was handled inside', 'were handled inside'],
    reason: 'their status says so, and what waited for them did not fail',
    ending: looksFailed ? `; the ${whole} looks failed, but its status was never set` : `; ${succeeded}`,
  };
}

function tell(
  context: AnalysisContext,
  origins: readonly SpanIndex[],
  { words, reason, ending }: Place,
): Omit<Finding, 'insight' | 'title'>[] {
  const { path, primary } = context.errors;
  const isExplained = origins.includes(primary);
  const [first, ...others] = isExplained ? [primary, ...origins.filter((span) => span !== primary)] : origins;
  if (first === undefined) return [];
  return [
    {
      confidence: 'certain',
      reason,
      sentence: `${sentenceOf(context, [first, ...others], words)}${ending}.`,
      next: errorAdvice(context, first),
      rank: 'contained-error',
      effect: 0,
      spans: namedSpans(isExplained ? [...path, ...others] : [first, ...others]),
      stretches: [],
      evidence: isExplained ? errorEvidence(context) : [ofSpans(context, 'Failed', [first, ...others])],
      whatIf: [],
      label: isExplained ? 'failed first' : 'failed',
    },
  ];
}

/** One error was handled inside, in GET stock (web): connection refused */
function sentenceOf(context: AnalysisContext, origins: Failures, [one, several]: Place['words']): string {
  const [first] = origins;
  if (origins.length === 1) return `One error ${one}, in ${failureText(context, first)}`;
  const what = shortText(context, first);
  const areAlike = origins.slice(0, COMPARED).every((span) => shortText(context, span) === what);
  const which = areAlike ? (origins.length === 2 ? 'both' : 'all') : 'the first';
  return `${capitalised(countedInWords(origins.length, 'error'))} ${several}, ${which} in ${what}`;
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
