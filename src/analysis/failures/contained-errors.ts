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
import { becauseOfTyped, failureWords, httpFailure } from './failure-words.ts';
import { reachingRoot } from './reaching-root.ts';
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

/** Failed spans, and those among them in which it began. */
interface Group {
  readonly spans: SpanIndex[];
  readonly origins: SpanIndex[];
}

/** Returns what to say of failures that did not make the root fail; nothing if there are none. */
export function containedErrors(context: AnalysisContext): Omit<Finding, 'insight' | 'title'>[] {
  const { inside, beside, outside } = groupsOf(context);
  const whole = wholeWord(context.trace);
  return [
    ...tell(context, inside, handledInside(context)),
    ...tell(context, beside, {
      words: happened(`beside the ${whole}, in work that it did not wait for`),
      reason: 'the status says so, and nothing waited for it',
      ending: '',
    }),
    ...tell(context, outside, {
      words: happened(`in parts of the trace that the ${whole} is not seen to have called`),
      reason: 'the status says so; what called it is not known',
      ending: '',
    }),
  ];
}

/** Returns the failed spans that were waited for, below a root that did not fail by them, and where it began; by row. */
export function failuresInside(context: AnalysisContext): {
  readonly spans: readonly SpanIndex[];
  readonly origins: readonly SpanIndex[];
} {
  return groupsOf(context).inside;
}

/** Every failed span is in one group, but for those whose failure came up to the root, which are told as that. */
function groupsOf(context: AnalysisContext): { inside: Group; beside: Group; outside: Group } {
  const { errors, relations } = context;
  const [inside, beside, outside] = [0, 1, 2].map((): Group => ({ spans: [], origins: [] }));
  const reaching = reachingRoot(context);
  const groupOf = (span: SpanIndex) => {
    if (!isInPrimaryTree(context, span)) return outside;
    return relations.isLive[span] === 1 ? inside : beside;
  };
  for (const span of errors.spans) if (reaching[span] === 0) groupOf(span).spans.push(span);
  for (const span of errors.origins) if (reaching[span] === 0) groupOf(span).origins.push(span);
  return { inside, beside, outside };
}

function happened(where: string): Place['words'] {
  return [`happened ${where}`, `happened ${where}`];
}

function isInPrimaryTree({ trace: { primaryRoot, subtreeEnd } }: AnalysisContext, span: SpanIndex): boolean {
  return span >= primaryRoot && span < subtreeEnd[primaryRoot];
}

function handledInside({ trace, facts, errors }: AnalysisContext): Place {
  const whole = wholeWord(trace);
  const isOrphan = (trace.marks[trace.primaryRoot] & SpanMark.Orphan) !== 0;
  const looksFailed = errors.suspects.includes(trace.primaryRoot);
  // Who failed itself, although nothing that failed below came up to it, is told as that.
  const hasFailed = errors.reachesRoot;
  // A server's own 4xx is no error (A4), but who has it as an answer sees no success.
  const answered = httpFailure(facts.text(trace.primaryRoot, 'httpStatus'));
  if (!hasFailed && (looksFailed || answered !== '')) {
    return {
      words: ['happened inside', 'happened inside'],
      reason: 'the status says so; what waited for it says of itself no more than a code',
      ending: looksFailed
        ? `; the ${whole} looks failed, but its status was never set`
        : `; the ${whole} answered ${answered}`,
    };
  }
  const succeeded = isOrphan ? 'nothing above failed, as far as the trace goes' : `the ${whole} succeeded`;
  return {
    words: ['was handled inside', 'were handled inside'],
    reason: 'the status says so, and what waited for it did not fail',
    ending: hasFailed ? '' : `; ${succeeded}`,
  };
}

function tell(
  context: AnalysisContext,
  { spans, origins }: Group,
  { words, reason, ending }: Place,
): Omit<Finding, 'insight' | 'title'>[] {
  const { path, primary } = context.errors;
  const isExplained = origins.includes(primary);
  const [first, ...others] = isExplained ? [primary, ...origins.filter((span) => span !== primary)] : origins;
  if (first === undefined) return [];
  const stop = others.length === 0 ? stoppedWords(context, spans) : '';
  return [
    {
      confidence: 'certain',
      reason,
      sentence: `${sentenceOf(context, spans.length, [first, ...others], words)}${stop}${ending}.`,
      next: errorAdvice(context, first),
      rank: 'contained-error',
      effect: 0,
      spans: namedSpans(isExplained ? [...path, ...others] : [first, ...others]),
      stretches: [],
      evidence: isExplained ? errorEvidence(context) : [ofSpans(context, 'Failed', [first, ...others])],
      whatIf: [],
      label: isExplained && isFirst(context, first) ? 'failed first' : 'failed',
    },
  ];
}

/** Whether of several failures none began before it. */
function isFirst({ trace, errors }: AnalysisContext, origin: SpanIndex): boolean {
  return (
    errors.spans.length > 1 && Array.from(errors.origins).every((span) => trace.start[span] >= trace.start[origin])
  );
}

/** Of one failure: `; it stopped at GET /page (web)`; empty where it is plain, or not known. */
function stoppedWords({ trace, facts, relations }: AnalysisContext, spans: readonly SpanIndex[]): string {
  // The first of them is above all others.
  const stoppedAt = relations.join[spans[0]];
  const isPlain = spans.length === 1 && stoppedAt === trace.primaryRoot;
  return stoppedAt < 0 || isPlain ? '' : `; it stopped at ${callLabel(trace, facts, stoppedAt)}`;
}

/** One error was handled inside, in GET stock (web): connection refused. Counts are of failed spans, as everywhere. */
function sentenceOf(
  context: AnalysisContext,
  count: number,
  origins: Failures,
  [one, several]: Place['words'],
): string {
  const [first] = origins;
  if (count === 1) return `One error ${one}, in ${failureText(context, first)}`;
  const errors = capitalised(countedInWords(count, 'error'));
  if (origins.length === 1) return `${errors} ${several}, begun in ${failureText(context, first)}`;
  const what = shortText(context, first);
  const areAlike = origins.slice(0, COMPARED).every((span) => shortText(context, span) === what);
  const which = areAlike ? (origins.length === 2 ? 'both' : 'all') : 'the first';
  return count === origins.length
    ? `${errors} ${several}, ${which} in ${what}`
    : `${errors} in ${countedInWords(origins.length, 'place')} ${several}, ${which} begun in ${what}`;
}

function failureText(context: AnalysisContext, span: SpanIndex): string {
  const timeout = timeoutWords(context, span);
  return timeout === ''
    ? shortText(context, span)
    : `${callLabel(context.trace, context.facts, span)}, which${timeout}`;
}

function shortText({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  const label = callLabel(trace, facts, span);
  return failureWords(facts, span) === '' ? label : `${label}${becauseOfTyped(facts, span)}`;
}
