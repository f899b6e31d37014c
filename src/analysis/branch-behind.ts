import { spanName } from '../trace/span.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { roleOf } from './span-role.ts';
import { waitingFor } from './waiting-names.ts';

/** What is waited for next if calls were gone. */
export interface BranchBehind {
  readonly span: SpanIndex;
  /** How much earlier than the calls, or than what they belong to, it ends. */
  readonly before: Nanoseconds;
  /**
   * Whether it may do nothing but wait for them: a leaf of the caller's own that runs nearly all the time beside them. A
   * framework's handler is recorded so where the call that it makes hangs on the request. Not beside what waits itself by
   * its name, for a lock or a turn.
   */
  readonly mayOnlyWait: boolean;
}

/** Of one span's children so many are looked at, from the last to end. */
const MOST_LOOKED_AT = 1000;
/** What waits for something runs from about its start to about its end. */
const NEARLY_ALL = 0.9;

/**
 * Returns the branch that ran beside `spans` and ends next before them, or with them: because of it the root is hardly
 * shorter without them. Looked for beside them and beside all that waited for them. Null where nothing ran beside.
 *
 * ```
 *  R |---------------|
 *    A |------------|       A ends just before B: without B the request takes as long
 *    B |-------------|
 * ```
 */
export function branchBehind(context: AnalysisContext, spans: readonly SpanIndex[]): BranchBehind | null {
  const { windowStart, windowEnd, join } = context.relations;
  const own = new Set(spans);
  const areWaiting = spans.some((span) => waitingFor(spanName(context.trace, span)) !== null);
  let from = spans.reduce((least, span) => Math.min(least, windowStart[span]), Number.POSITIVE_INFINITY);
  let to = spans.reduce((most, span) => Math.max(most, windowEnd[span]), 0);
  let nearest: BranchBehind | null = null;
  for (let below = spans[0], above = join[below]; above >= 0; below = above, above = join[above]) {
    if (below !== spans[0]) {
      from = windowStart[below];
      to = windowEnd[below];
      own.add(below);
    }
    const span = lastBeside(context, above, own, from, to);
    if (span >= 0 && (nearest === null || to - windowEnd[span] < nearest.before))
      nearest = {
        span,
        before: to - windowEnd[span],
        mayOnlyWait: !areWaiting && mayOnlyWait(context, span, from, to),
      };
  }
  return nearest;
}

/** The one that `above` waited for last between two moments, other than those of `own`; -1 if there is none. */
function lastBeside(
  { relations }: AnalysisContext,
  above: SpanIndex,
  own: ReadonlySet<SpanIndex>,
  from: Nanoseconds,
  to: Nanoseconds,
): SpanIndex {
  const { joined, joinedFrom, windowStart, windowEnd } = relations;
  const first = Math.max(joinedFrom[above], joinedFrom[above + 1] - MOST_LOOKED_AT);
  for (let at = joinedFrom[above + 1] - 1; at >= first; at--) {
    const span = joined[at];
    if (windowEnd[span] <= from) return -1;
    if (windowEnd[span] <= to && windowStart[span] < windowEnd[span] && !own.has(span)) return span;
  }
  return -1;
}

function mayOnlyWait(
  { trace, facts, relations }: AnalysisContext,
  span: SpanIndex,
  from: Nanoseconds,
  to: Nanoseconds,
): boolean {
  const { windowStart, windowEnd } = relations;
  const above = trace.parent[span];
  if (trace.subtreeEnd[span] > span + 1 || above < 0 || trace.service[span] !== trace.service[above]) return false;
  const beside = Math.min(windowEnd[span], to) - Math.max(windowStart[span], from);
  return beside >= NEARLY_ALL * (to - from) && roleOf(trace, facts, span) === 'own';
}
