import { isDeferred } from '../../../trace/deferred.ts';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { SpanIndex } from '../../../trace/units.ts';

/**
 * Returns how many spans worked at once, as the mean of each of `columns` equal parts of the trace. A span that waits for
 * its children does not work. O(spans + columns).
 */
export function concurrencyOf(trace: SpanTable, columns: number): Float64Array {
  return meansOf(workingStretches(trace), columns / Math.max(1, trace.duration), columns);
}

interface WorkingStretches {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** Own time of all spans, in no order. */
function workingStretches(trace: SpanTable): WorkingStretches {
  // A child cuts its parent's own time in two at most, so there are never more stretches than this.
  const from = new Float64Array(2 * trace.length);
  const to = new Float64Array(2 * trace.length);
  let count = 0;
  const coveredUntil = trace.start.slice();
  const note = (begin: number, end: number) => {
    if (!(end > begin)) return;
    from[count] = begin;
    to[count++] = end;
  };
  // Rows are in pre-order and siblings by start: each span is met after all that begin before it below one parent.
  for (let span: SpanIndex = 0; span < trace.length; span++) {
    const parent = trace.parent[span];
    if (parent < 0 || isDeferred(trace, span)) continue;
    const end = trace.end[parent];
    const begin = Math.min(trace.start[span], end);
    note(coveredUntil[parent], begin);
    coveredUntil[parent] = Math.max(coveredUntil[parent], Math.min(trace.end[span], end));
  }
  for (let span: SpanIndex = 0; span < trace.length; span++) note(coveredUntil[span], trace.end[span]);
  return { from: from.subarray(0, count), to: to.subarray(0, count) };
}

function meansOf({ from, to }: WorkingStretches, scale: number, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  /** Change of the count of stretches that fill a column as a whole. */
  const change = new Float64Array(columns + 1);
  for (let i = 0; i < from.length; i++) {
    const left = from[i] * scale;
    const right = Math.min(columns, to[i] * scale);
    const first = Math.min(columns - 1, Math.floor(left));
    const last = Math.min(columns - 1, Math.floor(right));
    if (first === last) {
      mean[first] += right - left;
      continue;
    }
    mean[first] += first + 1 - left;
    mean[last] += right - last;
    change[first + 1]++;
    change[last]--;
  }
  let whole = 0;
  for (let column = 0; column < columns; column++) {
    whole += change[column];
    mean[column] += whole;
  }
  return mean;
}
