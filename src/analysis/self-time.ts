import { isDeferred } from '../trace/deferred.ts';
import type { SpanTable } from '../trace/span-table.ts';

/**
 * Returns each row's self time in nanoseconds: its duration minus the union of its direct, non-deferred children, each
 * cut to the span. A leaf has its whole duration. O(n): rows of one parent stand in order of start, so one mark a
 * parent, up to where it is covered, is enough.
 */
export function selfTimes(trace: SpanTable): Float64Array {
  const { length, parent, start, end } = trace;
  const self = new Float64Array(length);
  const coveredUntil = new Float64Array(length);
  for (let span = 0; span < length; span++) {
    self[span] = end[span] - start[span];
    coveredUntil[span] = start[span];
    const above = parent[span];
    if (above < 0 || isDeferred(trace, span)) continue;
    const from = Math.max(start[span], coveredUntil[above]);
    const to = Math.min(end[span], end[above]);
    if (to > from) {
      self[above] -= to - from;
      coveredUntil[above] = to;
    }
  }
  return self;
}
