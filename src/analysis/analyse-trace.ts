import type { SpanTable } from '../trace/span-table.ts';
import { selfTimes } from './self-time.ts';

/** What is worked out about a trace once, in the worker, and handed over with it. */
export interface TraceAnalysis {
  /** Nanoseconds a row; see `selfTimes`. */
  readonly selfTime: Float64Array;
}

/** Returns what can be said about `trace`. O(n). */
export function analyseTrace(trace: SpanTable): TraceAnalysis {
  return { selfTime: selfTimes(trace) };
}
