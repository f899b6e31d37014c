import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { inSentence } from '../wording/in-sentence.ts';
import { plainText } from '../wording/plain-text.ts';
import { callLabel } from '../wording/span-label.ts';
import { failureLooks } from './failure-looks.ts';
import { failureWords } from './failure-words.ts';
import { waitedFor } from './waited-for.ts';

/** Messages that say no more than that it took too long. */
const ONLY_TIMEOUT = /^(?:[\w.]*timeout\w*|[\w.]*timed out|[\w .]*deadline[ _]exceeded|RPC 4 .*)$/i;

/**
 * Returns how a span failed that was given up because it took too long, and what it was waiting for: ` timed out after
 * 5 s, waiting for GET /api (api), which took 7 s`. Empty for a span that does not look so.
 */
export function timeoutWords(context: AnalysisContext, span: SpanIndex): string {
  const { trace, facts } = context;
  if (!failureLooks(facts).isTimedOut(span)) return '';
  const duration = inSentence(trace.end[span] - trace.start[span]);
  const message = failureWords(facts, span);
  const said = message === '' || ONLY_TIMEOUT.test(message) ? '' : ` (${message})`;
  return ` timed out after ${duration}${said}${waitingWords(context, span)}`;
}

/** Returns what a span that gave up was waiting for; empty where that is not known. */
export function waitingWords({ trace, facts, relations }: AnalysisContext, span: SpanIndex): string {
  const awaited = waitedFor(trace, relations, span);
  if (awaited >= 0) {
    const took = inSentence(trace.end[awaited] - trace.start[awaited]);
    return `, waiting for ${callLabel(trace, facts, awaited)}, which took ${took}`;
  }
  const peer = plainText(facts.text(span, 'peer'));
  return peer === '' || trace.subtreeEnd[span] > span + 1 ? '' : `, waiting for ${peer}, which sent no span`;
}
