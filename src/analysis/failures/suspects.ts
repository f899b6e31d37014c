import type { SpanFacts } from '../../trace/span-facts.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { grpcStatusOf, isSuspectStatus } from '../suspect-status.ts';
import { rememberedByValue } from './remembered-by-value.ts';

/** Returns the rows whose status is unset although a code or `error.type` says failure, ascending. */
export function suspectsOf(trace: SpanTable, facts: SpanFacts): Uint32Array {
  const suspects: SpanIndex[] = [];
  if (!facts.isNoted('errorType') && !facts.isNoted('httpStatus') && !facts.isNoted('rpcStatus'))
    return new Uint32Array();
  const httpStatusOf = rememberedByValue(facts, 'httpStatus', Number, 0);
  const grpcNumberOf = rememberedByValue(facts, 'rpcStatus', grpcStatusOf, -1);
  for (let span = 0; span < trace.length; span++) {
    if (trace.status[span] !== StatusCode.Unset) continue;
    const hasErrorType = facts.number(span, 'errorType') !== 0;
    const httpStatus = httpStatusOf(span);
    const grpcStatus = grpcNumberOf(span);
    // Nearly all spans end here.
    if (!hasErrorType && !(httpStatus >= 400) && grpcStatus <= 0) continue;
    const evidence = { hasErrorType, httpStatus, grpcStatus };
    if (isSuspectStatus(trace.kind[span], evidence)) suspects.push(span);
  }
  return Uint32Array.from(suspects);
}
