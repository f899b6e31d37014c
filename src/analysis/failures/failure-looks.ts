import type { Fact, SpanFacts } from '../../trace/span-facts.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { grpcStatusOf } from '../suspect-status.ts';

const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
/** Facts that may hold the words of a failure. */
const WORDS = ['statusMessage', 'exceptionMessage', 'exceptionType', 'errorType'] as const;

/** How a failure looks, by its code or its words. */
export interface FailureLooks {
  /** Returns whether it was given up on purpose, as what a failed sibling no longer needs is: a victim. */
  readonly isCancelled: (span: SpanIndex) => boolean;
  /** Returns whether it was given up because it took too long. */
  readonly isTimedOut: (span: SpanIndex) => boolean;
}

/** Returns how failures of a trace look. Each text is looked at once, however many spans have it. */
export function failureLooks(facts: SpanFacts): FailureLooks {
  return {
    isCancelled: looksLike(facts, CANCELLED, /cancell?ed|cancellation|aborterror|request aborted/i),
    isTimedOut: looksLike(facts, DEADLINE_EXCEEDED, /timeout|timed out|deadline/i),
  };
}

function looksLike(facts: SpanFacts, grpcStatus: number, words: RegExp): (span: SpanIndex) => boolean {
  const hasCode = rememberedByValue(facts, 'rpcStatus', (text) => grpcStatusOf(text) === grpcStatus);
  const hasWords = WORDS.map((fact) => rememberedByValue(facts, fact, (text) => words.test(text)));
  return (span) => hasCode(span) || hasWords.some((test) => test(span));
}

/** Returns a test of a fact that runs once a value; false where a span has none. */
function rememberedByValue(
  facts: SpanFacts,
  fact: Fact,
  test: (text: string) => boolean,
): (span: SpanIndex) => boolean {
  const known = new Map<number, boolean>([[0, false]]);
  return (span) => {
    const number = facts.number(span, fact);
    const answer = known.get(number);
    if (answer !== undefined) return answer;
    const fresh = test(facts.text(span, fact));
    known.set(number, fresh);
    return fresh;
  };
}
