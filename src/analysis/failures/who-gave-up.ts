import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { failureLooks } from './failure-looks.ts';

/**
 * Returns the span that the failure which reached the root is told of: the one in which it began, or, where that was
 * only cancelled, the nearest above it that gave up because it took too long.
 */
export function toldOfFailure(context: AnalysisContext): SpanIndex {
  const { facts, errors } = context;
  if (!isPrimaryCancelled(context)) return errors.primary;
  const { isTimedOut } = failureLooks(facts);
  return errors.path.find((span) => span !== errors.primary && isTimedOut(span)) ?? errors.primary;
}

/** Returns whether what failed first says of itself that somebody gave up on it. */
export function isPrimaryCancelled({ facts, errors }: AnalysisContext): boolean {
  const { isCancelled, isTimedOut } = failureLooks(facts);
  return isCancelled(errors.primary) && !isTimedOut(errors.primary);
}

/** Returns how many spans the failure passed through above `told`, one of those on its way. */
export function passedAbove({ errors }: AnalysisContext, told: SpanIndex): number {
  return errors.path.length - 1 - errors.path.indexOf(told);
}
