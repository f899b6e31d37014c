import type { SpanFacts } from '../../trace/span-facts.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns what a failed span says of its failure: the message of its last exception event, else its status' description,
 * else `error.type`, else its HTTP or RPC code (A4 of the definitions). As received; empty where it says nothing.
 */
export function failureMessage(facts: SpanFacts, span: SpanIndex): string {
  const message =
    facts.text(span, 'exceptionMessage') || facts.text(span, 'statusMessage') || facts.text(span, 'errorType');
  if (message !== '') return message;
  const httpStatus = facts.text(span, 'httpStatus');
  if (httpStatus !== '') return `HTTP ${httpStatus}`;
  const rpcStatus = facts.text(span, 'rpcStatus');
  return rpcStatus === '' ? '' : `RPC ${rpcStatus}`;
}
