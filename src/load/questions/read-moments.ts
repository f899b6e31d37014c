import { momentsOf } from '../../analysis/span-details/moments-of.ts';
import type { Moments } from '../../trace/moments.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { ReceivedTrace } from './received-trace.ts';

/** Returns the events and links of each of `rows`, as marks on bars need them. */
export async function readMoments(trace: ReceivedTrace, rows: readonly SpanIndex[]): Promise<Moments[]> {
  const moments: Moments[] = [];
  for (const row of rows) {
    moments.push(momentsOf(await trace.spans.details(trace.received[row]), trace.startTimeUnixNano));
  }
  return moments;
}
