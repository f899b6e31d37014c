import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { childrenOf } from './relations.ts';

/** Fewer may follow each other by chance. */
const FEWEST = 3;
/** Looking takes a walk over what the like steps called. */
const MOST_STEPS = 5_000;
/** So much of the time they fill, one behind the other but for so little of it. */
const LEAST_FILLED = 0.8;
const LEAST_IN_TURN = 0.95;

/**
 * Returns the calls of steps like a gap's own that ran one after another while it did nothing visible, by start: they
 * look queued for one thing, such as the only connection of a pool. None where they do not fill most of the gap, or run
 * beside each other.
 *
 * ```
 *  R |------------------|
 *    A |----------------|
 *      B |---|
 *    A |----------------|
 *      B      |---|            while the first A does nothing
 *    A |----------------|
 *      B           |---|
 * ```
 */
export function queuedCalls(context: AnalysisContext, gap: number): readonly SpanIndex[] {
  const { gaps, trace } = context;
  const [from, to] = [gaps.start[gap], gaps.end[gap]];
  const calls = callsOfLikeSteps(context, gaps.span[gap]).filter(
    (call) => trace.start[call] < to && trace.end[call] > from,
  );
  if (calls.length < FEWEST) return [];
  const ordered = [...calls].sort((a, b) => trace.start[a] - trace.start[b] || a - b);
  let sum: Nanoseconds = 0;
  let filled: Nanoseconds = 0;
  let until = from;
  for (const call of ordered) {
    const start = trace.start[call];
    const end = Math.min(trace.end[call], to);
    sum += end - Math.max(start, from);
    filled += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  const areInTurn = filled >= LEAST_FILLED * (to - from) && filled >= LEAST_IN_TURN * sum;
  return areInTurn ? ordered : [];
}

/** Of other children of a span's parent that are like it: the calls that are like one of its own. */
function callsOfLikeSteps({ trace, relations, templates }: AnalysisContext, step: SpanIndex): SpanIndex[] {
  const { childFrom } = relations;
  const above = trace.parent[step];
  if (above < 0 || childFrom[above + 1] - childFrom[above] > MOST_STEPS) return [];
  const likeness = (span: SpanIndex) => `${trace.service[span]} ${trace.kind[span]} ${templates.number(span)}`;
  const below = (span: SpanIndex) => Array.from(childrenOf(relations, span));
  const own = new Set(below(step).map(likeness));
  const ofStep = likeness(step);
  return below(above)
    .filter((other) => other !== step && likeness(other) === ofStep)
    .flatMap((other) => below(other).filter((call) => own.has(likeness(call))));
}
