import type { SpanFacts } from '../../trace/span-facts.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { grpcStatusOf, isSuspectStatus } from '../suspect-status.ts';

/** Returns the rows whose status is unset although a code or `error.type` says failure, ascending. */
export function suspectsOf(trace: SpanTable, facts: SpanFacts): Uint32Array {
  const isNoted = facts.isNoted('errorType') || facts.isNoted('httpStatus') || facts.isNoted('rpcStatus');
  const suspects: SpanIndex[] = [];
  for (let span = 0; isNoted && span < trace.length; span++) {
    if (trace.status[span] === StatusCode.Unset && isSuspect(trace, facts, span)) suspects.push(span);
  }
  return Uint32Array.from(suspects);
}

function isSuspect(trace: SpanTable, facts: SpanFacts, span: SpanIndex): boolean {
  const hasErrorType = facts.number(span, 'errorType') !== 0;
  const hasHttpStatus = facts.number(span, 'httpStatus') !== 0;
  const hasRpcStatus = facts.number(span, 'rpcStatus') !== 0;
  if (!hasErrorType && !hasHttpStatus && !hasRpcStatus) return false;
  return isSuspectStatus(trace.kind[span], {
    hasErrorType,
    httpStatus: hasHttpStatus ? Number(facts.text(span, 'httpStatus')) : 0,
    grpcStatus: hasRpcStatus ? grpcStatusOf(facts.text(span, 'rpcStatus')) : -1,
  });
}
