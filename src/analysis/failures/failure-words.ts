import type { SpanFacts } from '../../trace/span-facts.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { httpReason } from '../value-meanings/http-status.ts';
import { grpcStatus } from '../value-meanings/rpc-status.ts';
import { plainText } from '../wording/plain-text.ts';
import { failureMessage } from './failure-message.ts';

/** What the conventions write where a program does not tell its errors apart. */
const OTHER_TYPE = '_OTHER';
/** Messages are cut here. */
const LONGEST = 120;

/**
 * Returns what a failed span says of its failure, as it stands within a sentence: its first line, cut, without a full
 * stop, codes with their meaning: `HTTP 503 (Service Unavailable)`; of an exception without a message its type. Empty
 * where it says nothing that speaks of a failure.
 */
export function failureWords(facts: SpanFacts, span: SpanIndex, most = LONGEST): string {
  const message = failureMessage(facts, span);
  if (!hasOwnMessage(facts, span)) {
    const type = exceptionType(facts, span);
    if (type !== '') return plainText(type, most);
  }
  const [, kind = 'HTTP', code = ''] = /^(?:(HTTP|RPC) )?(\d{1,3})$/.exec(message) ?? [];
  if (message === OTHER_TYPE) return '';
  if (code === '') return plainText(firstLine(message), most).replace(/[.\s]+$/, '');
  if (kind === 'RPC') return withMeaning(message, grpcStatus(code));
  return httpFailure(code);
}

/** Returns whether words of a failure are a code and its meaning, and nobody's own words. */
export function isCode(words: string): boolean {
  return /^(?:HTTP|RPC) \d/.test(words);
}

/** Returns what a status of HTTP says of a failure: `HTTP 503 (Service Unavailable)`; empty where it is of none. */
export function httpFailure(code: string): string {
  return Number(code) >= 400 ? withMeaning(`HTTP ${code}`, httpReason(code)) : '';
}

function hasOwnMessage(facts: SpanFacts, span: SpanIndex): boolean {
  return facts.number(span, 'exceptionMessage') !== 0 || facts.number(span, 'statusMessage') !== 0;
}

/** Types that say no more than that something failed. */
const EVERY_TYPE = /^(?:_OTHER|\*?errors\.errorString|(?:[\w.]*\.)?(?:Error|Exception|RuntimeException|Throwable))$/;

/** The type of the exception that made a span fail; empty where none says more than that. */
function exceptionType(facts: SpanFacts, span: SpanIndex): string {
  const type = facts.text(span, 'exceptionType').trim();
  return EVERY_TYPE.test(type) ? '' : type;
}

/** Returns `: no item 3 (NotFoundError)`: `becauseOf` with the exception's type, where the message does not name it. */
export function becauseOfTyped(facts: SpanFacts, span: SpanIndex): string {
  const because = becauseOf(facts, span);
  const type = plainText(
    exceptionType(facts, span)
      .split(/[.\\/:]/)
      .at(-1) ?? '',
    LONGEST / 2,
  );
  return type === '' || because.includes(type) ? because : `${because} (${type})`;
}

/** What a message says before it goes into details; all of it where the first line only announces the next. */
function firstLine(message: string): string {
  const [line = ''] = message.trimStart().split(/[\r\n]/, 1);
  return /:\s*$/.test(line) ? message : line;
}

function withMeaning(code: string, meaning: string): string {
  return meaning === '' ? code : `${code} (${meaning})`;
}

/** Returns `: connection refused`, to go on behind what failed; says so where the span says nothing. */
export function becauseOf(facts: SpanFacts, span: SpanIndex, most = LONGEST): string {
  const words = failureWords(facts, span, most);
  return words === '' ? ', without saying why' : `: ${words}`;
}
