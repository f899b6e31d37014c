import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { failureLooks } from '../failures/failure-looks.ts';
import { waitingWords } from '../failures/timeout-words.ts';
import type { Finding } from '../finding.ts';
import { roleOf } from '../span-role.ts';
import { capitalised, countedInWords } from '../wording/counts.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { callLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

/** What people set limits to, in nanoseconds. */
const LIMITS = [0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60].map((seconds) => seconds * 1e9);
/** A span that was given up ends soon after its limit; one that took so long by chance may as well end before. */
const NEARNESS = 0.02;

/** Calls that were given up after a time that somebody set: one finding a limit, with what was waited for. */
export const timeoutLimit: Insight = {
  id: 'timeout-limit',
  title: 'Timeout limit',
  find: (context) => {
    const spans = deepestTimeouts(context);
    return LIMITS.flatMap((limit) => {
      const [first, ...others] = spans.filter((span) => limitOf(context, span) === limit);
      return first === undefined ? [] : [findingOf(context, limit, first, others)];
    });
  },
};

/** Returns the limit that a span ran into by its looks, 0 for none. */
function limitOf({ trace }: AnalysisContext, span: SpanIndex): number {
  const duration = trace.end[span] - trace.start[span];
  return LIMITS.find((limit) => Math.abs(duration - limit) <= limit * NEARNESS) ?? 0;
}

/** What gave up because something below it did is an echo: the failed spans below which no other looks timed out. */
function deepestTimeouts(context: AnalysisContext): SpanIndex[] {
  const { trace, errors, facts } = context;
  const { isTimedOut } = failureLooks(facts);
  const hasBelow = new Uint8Array(errors.spans.length === 0 ? 0 : trace.length);
  const deepest: SpanIndex[] = [];
  for (const span of errors.spans.toReversed()) {
    if (limitOf(context, span) === 0 || !isTimedOut(span)) continue;
    if (hasBelow[span] === 0) deepest.push(span);
    for (let above = trace.parent[span]; above >= 0 && hasBelow[above] === 0; above = trace.parent[above])
      hasBelow[above] = 1;
  }
  return deepest.reverse();
}

function findingOf(
  context: AnalysisContext,
  limit: number,
  first: SpanIndex,
  others: readonly SpanIndex[],
): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts } = context;
  const spans = [first, ...others];
  const more = others.length === 0 ? '' : ` ${capitalised(countedInWords(others.length, 'other call'))} too.`;
  return {
    confidence: 'likely',
    reason: `it says that it timed out, and lasted ${inSentence(limit)} within 2 %`,
    sentence: `${callLabel(trace, facts, first)} was given up after ${inSentence(limit)}, which looks like a limit that was set${waitingWords(context, first)}.${more}`,
    next: `Look for a timeout of ${inSentence(limit)} in ${placeOf(context, first)}, and for why it takes longer; a longer wait helps only if the answer still matters then.`,
    rank: 'information',
    effect: 0,
    spans,
    stretches: spans.map((span) => ({ span, start: trace.start[span], end: trace.end[span] })),
    evidence: [],
    whatIf: [],
    label: `limit ${inSentence(limit)}`,
  };
}

/** A database may end a statement, or its wait for a lock, by itself. */
function placeOf({ trace, facts }: AnalysisContext, span: SpanIndex): string {
  const isDatabase = roleOf(trace, facts, span) === 'database';
  return isDatabase ? 'the settings of the caller, of the database and of the session' : 'the caller’s configuration';
}
