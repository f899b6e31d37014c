import { isDeferred } from '../trace/deferred.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { Relations } from './relations.ts';

/**
 * Returns each row's self time in nanoseconds: its duration minus the union of its direct, non-deferred children, each
 * cut to the span. A leaf has its whole duration. O(n): of siblings in order of start one mark a parent, up to where it
 * is covered, is enough. Rows are in that order as recorded; of a table whose times were changed pass its relations.
 */
export function selfTimes(trace: SpanTable, relations?: Pick<Relations, 'child'>): Float64Array {
  const { length, parent, start, end } = trace;
  const self = new Float64Array(length);
  const coveredUntil = start.slice();
  function cover(span: SpanIndex): void {
    const above = parent[span];
    const from = Math.max(start[span], coveredUntil[above]);
    const to = Math.min(end[span], end[above]);
    if (to <= from || isDeferred(trace, span)) return;
    self[above] -= to - from;
    coveredUntil[above] = to;
  }
  for (let span = 0; span < length; span++) {
    self[span] = end[span] - start[span];
    if (relations === undefined && parent[span] >= 0) cover(span);
  }
  relations?.child.forEach(cover);
  return self;
}
