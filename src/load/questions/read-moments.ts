import { momentsOf } from '../../analysis/span-details/moments-of.ts';
import type { Moments } from '../../trace/moments.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** Returns the events and links of each of `rows`, as marks on bars need them. */
export function readMoments(trace: ReceivedTrace, rows: readonly SpanIndex[]): Moments[] {
  const { spans, received, startTimeUnixNano } = trace;
  return rows.map((row) => momentsOf(spans.details(received[row]), startTimeUnixNano));
}
