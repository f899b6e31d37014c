import { isDeferred } from '../trace/deferred.ts';
import type { SpanTable } from '../trace/span-table.ts';
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
  for (let span = 0; span < length; span++) self[span] = end[span] - start[span];
  const count = relations === undefined ? length : relations.child.length;
  for (let i = 0; i < count; i++) {
    const span = relations === undefined ? i : relations.child[i];
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
