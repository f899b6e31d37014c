import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { Replay } from './replay.ts';

/**
 * Returns the largest whole time by which `span` can grow without the primary root taking longer; 0 for what is on the
 * critical path, Infinity for what the root's end does not depend on.
 *
 * A replay is made of maxima and sums, so once a growth is long enough to be felt every nanosecond more is a nanosecond
 * more: from one such replay the limit is told. Only where things below the span move by other amounts, since something
 * above it waited for them, is it looked for by halving. Some 3 replays, at worst some 60.
 */
export function slackOf(trace: SpanTable, replay: Replay, span: SpanIndex): Nanoseconds {
  const duration = trace.end[span] - trace.start[span];
  const grown = (by: Nanoseconds) => replay.durationAfter([{ op: 'set', span, duration: duration + by }]);
  const before = replay.durationAfter([]);
  const plenty = 4 * trace.duration + 1;
  const after = grown(plenty);
  if (after <= before) return Number.POSITIVE_INFINITY;
  const slack = before - (after - plenty);
  const isExact = slack >= 0 && grown(slack) <= before && grown(slack + 1) > before;
  return isExact ? slack : lastWithout(0, plenty, (by) => grown(by) > before);
}

/** Returns how much shorter the primary root would be without `span`, that is if it took no time. */
export function dragOf(replay: Replay, span: SpanIndex): Nanoseconds {
  return replay.durationAfter([]) - replay.durationAfter([{ op: 'scale', span, factor: 0 }]);
}

/** Returns the last whole number from `low` on for which `isFelt` does not hold; it holds for `high` and from some number on. */
function lastWithout(low: number, high: number, isFelt: (growth: number) => boolean): number {
  let without = low;
  let felt = high;
  while (felt - without > 1) {
    const middle = without + Math.floor((felt - without) / 2);
    if (isFelt(middle)) felt = middle;
    else without = middle;
  }
  return without;
}
