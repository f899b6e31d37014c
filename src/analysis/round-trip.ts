import { rememberFor } from '../lib/remember-for.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { gapKind, gapPosition } from './gap-words.ts';

/**
 * Returns the gap at the head of a client's span and the one at its tail if only both together can be relied on: the
 * clocks of the two sides are known to be apart, and what was called lies inside the call all the same. Null for any
 * other gap. O(gaps of the span).
 */
export function roundTripOf(context: AnalysisContext, gap: number): readonly [number, number] | null {
  if (gapKind(context, gap) !== 'network' || gapPosition(context, gap) === 'middle') return null;
  const client = context.gaps.span[gap];
  if (!isClockDoubtful(context, client) || !areInside(context, client)) return null;
  const { span } = context.gaps;
  let [head, tail] = [gap, gap];
  while (head > 0 && span[head - 1] === client) head--;
  while (tail + 1 < span.length && span[tail + 1] === client) tail++;
  const isWhole = gapPosition(context, head) === 'head' && gapPosition(context, tail) === 'tail';
  return isWhole && head < tail ? [head, tail] : null;
}

/** Returns whether the clocks of a client and of what it called are known to be apart. */
export function isClockDoubtful(context: AnalysisContext, client: SpanIndex): boolean {
  const told = processesTold(context);
  return told.size > 0 && calleesOf(context, client).some((callee) => told.has(context.facts.process(callee)));
}

const processesTold = rememberFor(
  ({ clock }: AnalysisContext): ReadonlySet<string> => new Set(clock.processes.map(({ process }) => process)),
);

function areInside(context: AnalysisContext, client: SpanIndex): boolean {
  const { start, end } = context.trace;
  return calleesOf(context, client).every((callee) => start[callee] >= start[client] && end[callee] <= end[client]);
}

function calleesOf({ trace, relations }: AnalysisContext, client: SpanIndex): SpanIndex[] {
  const { childFrom, child, isDeferred } = relations;
  const all = Array.from(child.subarray(childFrom[client], childFrom[client + 1]));
  return all.filter((callee) => trace.end[callee] > trace.start[callee] && isDeferred[callee] === 0);
}
