import { firstTraceOrder, type TraceColumn, type TraceOrder } from '../../trace/trace-order.ts';

/**
 * Returns the order after one more press on a column's heading: first what is most looked for on top, then turned round,
 * then as the traces came, which is null.
 */
export function nextOrder(order: TraceOrder | null, column: TraceColumn): TraceOrder | null {
  const first = firstTraceOrder(column);
  if (order?.column !== column) return first;
  return order.isDescending === first.isDescending ? { column, isDescending: !first.isDescending } : null;
}
