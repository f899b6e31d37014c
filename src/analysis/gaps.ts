import { compressedRows } from '../lib/compressed-rows.ts';
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
function criticalParts(trace: SpanTable, stretches: Stretches, path: CriticalPath): Float64Array {
  const critical = new Float64Array(stretches.span.length);
  const pieces = compressedRows(new Int32Array(path.span), trace.length);
  const next = pieces.from.slice(0, -1);
  for (let gap = 0; gap < critical.length; gap++) {
    const span = stretches.span[gap];
    const from = stretches.start[gap];
    const to = stretches.end[gap];
    for (; next[span] < pieces.from[span + 1]; next[span]++) {
      const piece = pieces.member[next[span]];
      if (path.start[piece] >= to) break;
      critical[gap] += Math.max(0, Math.min(path.end[piece], to) - Math.max(path.start[piece], from));
      // It may reach into the next gap.
      if (path.end[piece] > to) break;
    }
  }
  return critical;
}
