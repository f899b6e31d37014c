import { firstTraceOrder, type TraceColumn, type TraceOrder } from '../../trace/trace-order.ts';

/** The slowest on top. */
export const FIRST_ORDER: TraceOrder = { column: 'duration', isDescending: true };

/** Returns the order after one more press on a column's heading: the first again, then turned round. */
export function nextResultOrder(order: TraceOrder, column: TraceColumn): TraceOrder {
  return order.column === column ? { column, isDescending: !order.isDescending } : firstTraceOrder(column);
}
