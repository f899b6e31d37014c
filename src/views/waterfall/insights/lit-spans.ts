import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { rowOf, type VisibleRows } from '../rows.ts';

/** Returns the spans, and with those that have no row of their own the row that hides them. O(spans × log rows). */
export function withRowsOf(trace: SpanTable, rows: VisibleRows, spans: readonly SpanIndex[]): SpanSet {
  const lit = SpanSet.of(trace.length, spans);
  for (const span of spans) {
    const row = rowOf(rows, span);
    if (row >= 0 && span < trace.subtreeEnd[rows[row]]) lit.add(rows[row]);
  }
  return lit;
}
