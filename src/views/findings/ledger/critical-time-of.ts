import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import type { SpanSet } from '../../../trace/span-set.ts';
import { nextIn } from '../../../trace/span-set-walk.ts';
import type { Nanoseconds } from '../../../trace/units.ts';

/** Returns how much of the critical path runs through spans of the set. O(spans of the set) */
export function criticalTimeOf({ criticalTime }: Pick<TraceAnalysis, 'criticalTime'>, spans: SpanSet): Nanoseconds {
  let time = 0;
  for (let span = nextIn(spans, 0); span >= 0; span = nextIn(spans, span + 1)) time += criticalTime[span];
  return time;
}
