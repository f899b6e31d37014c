import { StatusCode } from '../../trace/span-kind.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';

/**
 * Returns the rows whose status is unset although a code or `error.type` says failure, ascending. Readers mark them: to
 * look for the codes again would cost as much as all else that is worked out of errors.
 */
export function suspectsOf({ length, status, marks }: SpanTable): Uint32Array {
  const suspects: SpanIndex[] = [];
  for (let span = 0; span < length; span++) {
    if ((marks[span] & SpanMark.SuspectStatus) !== 0 && status[span] === StatusCode.Unset) suspects.push(span);
  }
  return Uint32Array.from(suspects);
}
