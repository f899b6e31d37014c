import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds } from '../trace/units.ts';
import type { Stretches } from './blank-time.ts';
import { gapKinds } from './gap-kinds.ts';
import type { Relations } from './relations.ts';
import { type CriticalPath, GAP_POSITIONS, type Gaps } from './trace-analysis.ts';

const HEAD = GAP_POSITIONS.indexOf('head');
const MIDDLE = GAP_POSITIONS.indexOf('middle');
const TAIL = GAP_POSITIONS.indexOf('tail');

/**
 * Returns what is to be said of the stretches in which nothing below a span is active (A3 of the definitions): where in
 * the span, of what kind, how much of each the critical path gives to the span, and whether it is worth telling. O(n).
 */
export function gapsOf(
  trace: SpanTable,
  relations: Relations,
  stretches: Stretches,
  path: CriticalPath,
  isNotable: (time: Nanoseconds) => boolean,
): Gaps {
  const { span, start, end } = stretches;
  const position = new Uint8Array(span.length);
  const isReported = new Uint8Array(span.length);
  for (let gap = 0; gap < span.length; gap++) {
    if (start[gap] === trace.start[span[gap]]) position[gap] = HEAD;
    else position[gap] = end[gap] === trace.end[span[gap]] ? TAIL : MIDDLE;
    isReported[gap] = isNotable(end[gap] - start[gap]) ? 1 : 0;
  }
  const kind = gapKinds(trace, relations, stretches);
  const critical = criticalParts(trace, stretches, path);
  return { span, start, end, kind, position, critical, isReported };
}

/** Both stand in order of time within one span: one look at each is enough. */
function criticalParts(trace: SpanTable, { span: of, start, end }: Stretches, path: CriticalPath): Float64Array {
  const critical = new Float64Array(of.length);
  /** By row, the first gap that no piece of the path reached beyond. */
  const next = new Int32Array(trace.length).fill(-1);
  for (let gap = of.length - 1; gap >= 0; gap--) next[of[gap]] = gap;
  for (let piece = 0; piece < path.span.length; piece++) {
    const span = path.span[piece];
    let gap = next[span];
    if (gap < 0) continue;
    for (; of[gap] === span && start[gap] < path.end[piece]; gap++) {
      critical[gap] += Math.max(0, Math.min(path.end[piece], end[gap]) - Math.max(path.start[piece], start[gap]));
      // The next piece may lie in it, too.
      if (end[gap] > path.end[piece]) break;
    }
    next[span] = gap;
  }
  return critical;
}
