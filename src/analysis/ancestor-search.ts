import { rememberFor } from '../lib/remember-for.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';

/** Finds ancestors by time without walking over all of them. */
export interface AncestorSearch {
  /**
   * Returns the nearest of `from` and its ancestors, none above depth `topDepth`, that starts at or before `latestStart`
   * and ends at or after `earliestEnd`; -1 if there is none.
   */
  readonly nearest: (
    from: SpanIndex,
    topDepth: number,
    latestStart: Nanoseconds,
    earliestEnd: Nanoseconds,
  ) => SpanIndex;
}

/**
 * All searches in one trace take so many steps: two or three a span are the rule, of chains 100,000 deep some twenty. A
 * trace made to take more, whose ancestors lie far left and far right in turn, is not worth the wait.
 */
const STEPS_OF_ANY = 5e6;
const STEPS_A_SPAN = 50;

/**
 * Returns a search for the ancestors of a trace's spans. Every span has one far ancestor to jump to, chosen so that any
 * ancestor is O(log depth) jumps away (Myers, "An applicative random-access stack", 1983), and knows the earliest start
 * and the latest end of what a jump passes over: a jump over spans that all start too late, or end too early, is taken.
 * Once the steps of a trace are used up nothing more is found.
 */
export function ancestorSearch(trace: SpanTable): AncestorSearch {
  const { parent, depth, start, end } = trace;
  const { jump, earliest, latest } = jumpsOf(trace);
  let steps = STEPS_OF_ANY + STEPS_A_SPAN * trace.length;

  function nearest(from: SpanIndex, topDepth: number, latestStart: Nanoseconds, earliestEnd: Nanoseconds): SpanIndex {
    let span = from;
    while (span >= 0 && depth[span] >= topDepth && steps-- > 0) {
      if (earliest[span] <= latestStart && latest[span] >= earliestEnd) {
        if (start[span] <= latestStart && end[span] >= earliestEnd) return span;
        span = parent[span];
      } else {
        const target = jump[span];
        span = target < 0 || depth[target] < topDepth ? parent[span] : target;
      }
    }
    return -1;
  }
  return { nearest };
}

interface Jumps {
  /** -1 for roots. */
  readonly jump: Int32Array;
  /** Of the span and what stands between it and its jump's target. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
}

/** Several ask for the same trace. */
const jumpsOf = rememberFor(({ length, parent, depth, start, end }: SpanTable): Jumps => {
  const jump = new Int32Array(length);
  const earliest = start.slice();
  const latest = end.slice();
  const depthAt = (span: SpanIndex) => (span < 0 ? -1 : depth[span]);
  for (let span = 0; span < length; span++) {
    const near = parent[span];
    const far = near < 0 ? -1 : jump[near];
    const isFar = far >= 0 && depthAt(near) - depthAt(far) === depthAt(far) - depthAt(jump[far]);
    jump[span] = isFar ? jump[far] : near;
    if (!isFar) continue;
    earliest[span] = Math.min(earliest[span], earliest[near], earliest[far]);
    latest[span] = Math.max(latest[span], latest[near], latest[far]);
  }
  return { jump, earliest, latest };
});
