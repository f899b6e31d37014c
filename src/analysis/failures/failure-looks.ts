import type { SpanFacts } from '../../trace/span-facts.ts';
import { grpcStatusOf } from '../../trace/suspect-status.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { rememberedByValue } from './remembered-by-value.ts';

const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
/**
 * As clients, PostgreSQL, MySQL, MongoDB, Java, browsers and HTTP/2 say that somebody gave up on it. What a database ends
 * because it took too long is no such thing.
 */
const CANCELLED_WORDS = new RegExp(
  [
    'cancell?ed',
    'cancellation',
    'canceling statement due to user request',
    'query execution was interrupted(?!.*maximum statement)',
    'operation was interrupted',
    'interruptedexception',
    'aborterror',
    'request aborted',
    'aborted a request',
    'stream error.*cancel',
  ].join('|'),
  'i',
);
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
    isCancelled: looksLike(facts, CANCELLED, CANCELLED_WORDS),
    isTimedOut: looksLike(facts, DEADLINE_EXCEEDED, /timeout|timed out|deadline/i),
  };
}

function looksLike(facts: SpanFacts, grpcStatus: number, words: RegExp): (span: SpanIndex) => boolean {
  const hasCode = rememberedByValue(facts, 'rpcStatus', (text) => grpcStatusOf(text) === grpcStatus, false);
  const hasWords = WORDS.map((fact) => rememberedByValue(facts, fact, (text) => words.test(text), false));
  return (span) => hasCode(span) || hasWords.some((test) => test(span));
}
