import type { LikeCalls } from './like-calls.ts';
import type { RepeatedCalls } from './trace-analysis.ts';

/** Returns which of the like calls ran one after the other (N+1): at most a tenth of their durations is overlap. */
export function repeatedCalls(groups: readonly LikeCalls[]): RepeatedCalls[] {
  return groups.filter(isInARow).map(({ parent, name, members }) => ({ parent, name, members }));
}

/** Returns whether like calls ran one after the other. */
export function isInARow({ sum, union }: LikeCalls): boolean {
  return 10 * (sum - union) <= sum;
}
