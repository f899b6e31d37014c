import { rememberFor } from '../lib/remember-for.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { SpanTable } from '../trace/span-table.ts';

/** Returns the rows of all trees whose status is ERROR, ascending. O(n), once a trace: several ask for them. */
export const failedSpans = rememberFor(({ length, status, errorCount }: SpanTable): Uint32Array => {
  const spans = new Uint32Array(errorCount);
  for (let span = 0, at = 0; at < errorCount && span < length; span++) {
    if (status[span] === StatusCode.Error) spans[at++] = span;
  }
  return spans;
});
