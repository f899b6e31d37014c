import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { namedSpans } from '../named-spans.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { callLabel } from '../wording/span-label.ts';
import { wholeWord } from '../wording/whole-word.ts';
import { ofSpans } from './error-evidence.ts';
import { becauseOf, failureWords } from './failure-words.ts';

const NEXT = 'If it is a failure, have the instrumentation set the span’s status to ERROR; if not, to OK.';

/**
 * Returns what to say of spans whose codes say failure while their status was never set; nothing where there are none, or
 * where other spans did fail and they stand among what is known of those. A root like that is what the user saw.
 */
export function silentFailures(context: AnalysisContext): Omit<Finding, 'insight' | 'title'>[] {
  const { trace, errors } = context;
  const { primaryRoot } = trace;
  const suspects = Array.from(errors.suspects);
  if (suspects.includes(primaryRoot)) return [rootFinding(context, primaryRoot, suspects)];
  const [first] = suspects;
  return first === undefined || errors.spans.length > 0 ? [] : [insideFinding(context, first, suspects)];
}

function rootFinding(
  context: AnalysisContext,
  root: SpanIndex,
  suspects: readonly SpanIndex[],
): Omit<Finding, 'insight' | 'title'> {
  const others = suspects.filter((span) => span !== root);
  return {
    ...COMMON,
    confidence: 'likely',
    reason: 'its code says so, its status says nothing',
    rank: 'fatal-error',
    sentence: `The ${wholeWord(context.trace)} probably failed: ${saying(context, root)}, but its status was never set${insideWords(context, others)}.`,
    spans: namedSpans([root, ...others]),
    evidence: others.length === 0 ? [] : [ofSpans(context, 'Look failed too', others)],
  };
}

/** Where it may have begun: the last failure below the root, or the last that looks like one. */
function insideWords(context: AnalysisContext, suspects: readonly SpanIndex[]): string {
  const { trace, facts, errors, relations } = context;
  const last = (spans: readonly SpanIndex[]) =>
    spans
      .filter((span) => relations.isLive[span] === 1)
      .reduce((latest, span) => (latest < 0 || trace.end[span] > trace.end[latest] ? span : latest), -1);
  const origin = last(Array.from(errors.origins));
  if (origin >= 0) return `; inside it ${callLabel(trace, facts, origin)} failed${becauseOf(facts, origin)}`;
  // In order of rows, what is below one comes next.
  const deepest = last(suspects.filter((span, i) => !(suspects[i + 1] < trace.subtreeEnd[span])));
  return deepest < 0 ? '' : `; inside it ${saying(context, deepest)}, too`;
}

function insideFinding(
  context: AnalysisContext,
  first: SpanIndex,
  suspects: readonly SpanIndex[],
): Omit<Finding, 'insight' | 'title'> {
  const count = capitalised(countedInWords(suspects.length, 'span'));
  const verb = suspects.length === 1 ? 'looks' : 'look';
  return {
    ...COMMON,
    confidence: 'possible',
    reason: 'codes say so, no status does; the whole that this is part of did not fail',
    rank: 'information',
    sentence: `${count} ${verb} failed although no status says so: ${saying(context, first)}.`,
    spans: namedSpans(suspects),
    evidence: [ofSpans(context, 'Look failed', suspects)],
  };
}

function saying({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  const words = failureWords(facts, span);
  const label = callLabel(trace, facts, span);
  return words === '' ? label : `${label} says ${words}`;
}

const COMMON = { next: NEXT, effect: 0, stretches: [], whatIf: [], label: 'looks failed' };
