import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { toleranceOf } from './tolerance.ts';

/** Work that a message started, and that a span seems to have waited for in a gap of its own. */
export interface MessageWork {
  readonly span: SpanIndex;
  /** From the gap's start until the message was taken up. */
  readonly queued: Nanoseconds;
  readonly time: Nanoseconds;
}

/** Looking takes a walk over what is below the span. */
const MOST_LOOKED_AT = 20_000;
/** An answer takes so little of the gap to come back, or so long whatever the gap is. */
const SHARE_BACK = 0.05;
const LONGEST_BACK: Nanoseconds = 5e6;

/**
 * Returns the work below a gap's span that a message from it started and that ended just before the gap did: a request by
 * messages, which is recorded as if nobody waited for it. Null where there is none. The outermost counts, of several the
 * last to end.
 *
 * ```
 *  R |---------------------------|      nothing that it waits for is below it
 *    send |-|
 *      process        |---------|       but this began in the gap, and ended just before its end
 * ```
 */
export function messageWorkIn({ trace, gaps, relations }: AnalysisContext, gap: number): MessageWork | null {
  const { start, end, subtreeEnd } = trace;
  const above = gaps.span[gap];
  const [from, to] = [gaps.start[gap], gaps.end[gap]];
  const earliest = to - Math.max(LONGEST_BACK, SHARE_BACK * (to - from));
  let last: SpanIndex = -1;
  let looked = 0;
  for (let span = above + 1; span < subtreeEnd[above] && looked < MOST_LOOKED_AT; looked++) {
    const isAnswer = end[span] >= earliest && end[span] <= to + toleranceOf(trace, above) && end[span] > from;
    const isDeferred = relations.isDeferred[span] === 1;
    if (isDeferred && isAnswer && start[span] >= start[above] && (last < 0 || end[span] > end[last])) last = span;
    span = isDeferred ? subtreeEnd[span] : span + 1;
  }
  if (last < 0 || end[last] - Math.max(start[last], from) <= 0) return null;
  return { span: last, queued: Math.max(0, start[last] - from), time: end[last] - start[last] };
}
