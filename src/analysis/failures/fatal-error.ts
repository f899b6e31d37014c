import { counted } from '../../lib/counted.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Confidence, Finding } from '../finding.ts';
import { callLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { errorAdvice } from './error-advice.ts';
import { errorEvidence } from './error-evidence.ts';
import { failureLooks } from './failure-looks.ts';
import { becauseOfTyped } from './failure-words.ts';
import { reachingRoot } from './reaching-root.ts';
import { timeoutWords } from './timeout-words.ts';

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
  const { trace, facts, errors } = context;
  const { primary, path } = errors;
  const whole = `The ${wholeWord(trace)} failed`;
  const timeout = timeoutWords(context, primary);
  const label = callLabel(trace, facts, primary);
  if (path.length > 1) {
    const how = timeout || ` failed${becauseOfTyped(facts, primary)}`;
    return `${whole} because ${label}${how}; it passed through ${counted(path.length - 1, 'span')}.`;
  }
  return timeout === ''
    ? `${whole} in ${label} itself${becauseOfTyped(facts, primary)}.`
    : `${whole}: ${label}${timeout}.`;
}

function sureness(context: AnalysisContext): { confidence: Confidence; reason: string } {
  const { trace, errors, relations } = context;
  if (errors.origins.some((span) => isOutside(context, span)))
    return { confidence: 'likely', reason: 'something that failed has no visible caller, and may be where it began' };
  const { isCancelled } = failureLooks(context.facts);
  const reached = reachingRoot(context);
  const others = Array.from(errors.origins).filter(
    (span) => span !== errors.primary && reached[span] === 1 && relations.isLive[span] === 1,
  );
  if (others.some((span) => isRival(context, span) && !isCancelled(span)))
    return { confidence: 'likely', reason: 'other calls failed at the same time; this one failed last' };
  if (others.some((span) => isCancelled(span) && trace.end[span] > trace.end[errors.primary]))
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

/** Failed at the same time as the origin. */
function isRival({ trace, errors: { primary } }: AnalysisContext, span: SpanIndex): boolean {
  return trace.start[span] < trace.end[primary] && trace.end[span] > trace.start[primary];
}
