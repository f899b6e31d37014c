import { counted } from '../../lib/counted.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Confidence, Finding } from '../finding.ts';
import { callLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { errorAdvice } from './error-advice.ts';
import { errorEvidence } from './error-evidence.ts';
import { failedBeside, moreRivals } from './failed-beside.ts';
import { becauseOfTyped } from './failure-words.ts';
import { timeoutWords } from './timeout-words.ts';
import { toldAbove } from './told-above.ts';
import { isPrimaryCancelled, passedAbove, toldOfFailure } from './who-gave-up.ts';

/** Returns what to say of a failure that reached the root: what failed first, why, and what it passed through. */
export function fatalError(context: AnalysisContext): Omit<Finding, 'insight' | 'title'> {
  const { trace, errors } = context;
  const { primary, path } = errors;
  return {
    ...sureness(context),
    sentence: fatalSentence(context),
    next: errorAdvice(context, primary),
    rank: 'fatal-error',
    effect: 0,
    spans: path,
    stretches: [{ span: primary, start: trace.start[primary], end: trace.end[primary] }],
    evidence: errorEvidence(context),
    whatIf: [],
    label: errors.spans.length > 1 ? 'failed first' : 'failed',
  };
}

function fatalSentence(context: AnalysisContext): string {
  const { trace, facts } = context;
  const told = toldOfFailure(context);
  const whole = `The ${wholeWord(trace)} failed`;
  const timeout = timeoutWords(context, told);
  const label = callLabel(trace, facts, told);
  const above = passedAbove(context, told);
  if (above > 0) {
    const failed = isPrimaryCancelled(context) ? 'was cancelled' : 'failed';
    const how = timeout || ` ${failed}${becauseOfTyped(facts, told)}${toldAbove(context)}`;
    return `${whole} because ${label}${how}; it passed through ${counted(above, 'span')}${besideWords(context)}.`;
  }
  return timeout === ''
    ? `${whole} in ${label} itself${becauseOfTyped(facts, told)}.`
    : `${whole}: ${label}${timeout}.`;
}

/** `; at the same time GET /b (web) failed: timeout` */
function besideWords(context: AnalysisContext): string {
  const beside = failedBeside(context);
  const last = beside.rivals.at(-1);
  if (last === undefined) return '';
  const why = beside.rivals.length === 1 ? becauseOfTyped(context.facts, last) : '';
  return `; at the same time ${callLabel(context.trace, context.facts, last)}${moreRivals(beside)} failed${why}`;
}

function sureness(context: AnalysisContext): { confidence: Confidence; reason: string } {
  const { trace, errors } = context;
  if (errors.origins.some((span) => isOutside(context, span)))
    return { confidence: 'likely', reason: 'something that failed has no visible caller, and may be where it began' };
  const { rivals, cancelledLater } = failedBeside(context);
  if (rivals.length > 0)
    return { confidence: 'likely', reason: 'other calls failed at the same time; this one failed last' };
  if (cancelledLater.length > 0)
    return { confidence: 'likely', reason: 'others ended later, but were cancelled: probably because of it' };
  if (errors.path.some((span) => trace.status[span] === StatusCode.Unset))
    return { confidence: 'strong', reason: 'a span on the way up set no status' };
  if (errors.path.length === 1)
    return { confidence: 'certain', reason: 'its status says so; no failure of what it waited for reached it' };
  return { confidence: 'certain', reason: 'it is the last failure below, and all above it failed' };
}

function isOutside({ trace }: AnalysisContext, span: SpanIndex): boolean {
  return span < trace.primaryRoot || span >= trace.subtreeEnd[trace.primaryRoot];
}
