import { SpanKind } from './span-kind.ts';
import { SpanMark, type SpanTable } from './span-table.ts';
import type { SpanIndex } from './units.ts';

/**
 * Returns whether nobody waits for `span`: a follows-from reference, work handed from a producer to a consumer or to
 * another service, or a consumer of another service. A consumer in its parent's own service is ordinary work.
 */
export function isDeferred(trace: SpanTable, span: SpanIndex): boolean {
  const parent = trace.parent[span];
  if (parent < 0) return false;
  if ((trace.marks[span] & SpanMark.FollowsFrom) !== 0) return true;
  const isConsumer = trace.kind[span] === SpanKind.Consumer;
  const isOtherService = trace.service[span] !== trace.service[parent];
  if (trace.kind[parent] === SpanKind.Producer) return isConsumer || isOtherService;
  return isConsumer && isOtherService;
}
