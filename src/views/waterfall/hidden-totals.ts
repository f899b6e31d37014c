import { selfTimes } from '../../analysis/self-time.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../../trace/units.ts';

/** What a collapsed row hides. */
export interface HiddenTotals {
  readonly spans: number;
  /** Spans with status ERROR. */
  readonly errors: number;
  /** The sum of the hidden spans' self times: of work that ran at once, more than passed by the clock. */
  readonly selfTime: Nanoseconds;
}

/** Sums over all rows before each one: the difference of two is the sum over a subtree. */
interface Sums {
  readonly errors: Uint32Array;
  readonly selfTime: Float64Array;
}

const sumsOfTraces = new WeakMap<SpanTable, Sums>();

/** Returns what is hidden below `span` while it is collapsed. O(n) once for a trace, then O(1). */
export function hiddenTotals(trace: SpanTable, span: SpanIndex): HiddenTotals {
  const { errors, selfTime } = sumsOf(trace);
  const end = trace.subtreeEnd[span];
  return {
    spans: end - span - 1,
    errors: errors[end] - errors[span + 1],
    selfTime: selfTime[end] - selfTime[span + 1],
  };
}

function sumsOf(trace: SpanTable): Sums {
  const known = sumsOfTraces.get(trace);
  if (known !== undefined) return known;
  const errors = new Uint32Array(trace.length + 1);
  const selfTime = new Float64Array(trace.length + 1);
  const own = selfTimes(trace);
  for (let span = 0; span < trace.length; span++) {
    errors[span + 1] = errors[span] + (trace.status[span] === StatusCode.Error ? 1 : 0);
    selfTime[span + 1] = selfTime[span] + own[span];
  }
  const sums = { errors, selfTime };
  sumsOfTraces.set(trace, sums);
  return sums;
}
