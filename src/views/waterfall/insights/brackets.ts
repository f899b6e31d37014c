import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { inSentence } from '../../../analysis/wording/in-sentence.ts';
import type { Nanoseconds, SpanIndex } from '../../../trace/units.ts';

/** Calls that could run at once. */
export interface Bracket {
  /** Number of the finding that tells of them. */
  readonly finding: number;
  /** In order of their start. */
  readonly members: readonly SpanIndex[];
  /** By how much the root would shorten. */
  readonly saving: Nanoseconds;
  /** `3 calls in a row`; what the finding says stands on its bar, where it says so. */
  readonly label: string;
  /** `at once −201 ms`. */
  readonly promise: string;
}

/** Returns a bracket for each set of calls that a finding would have run at once. */
export function bracketsOf({ findings }: Pick<TraceAnalysis, 'findings'>): Bracket[] {
  return findings.flatMap(({ whatIf, effect, label }, finding) => {
    const sets = whatIf.filter((change) => change.op === 'parallel').filter(({ spans }) => spans.length > 1);
    return sets.map(({ spans }) => ({
      finding,
      members: spans,
      saving: effect,
      label: label || `${spans.length} calls in a row`,
      // The effect is that of all the sets together.
      promise: effect > 0 && sets.length === 1 ? `at once ${inSentence(-effect)}` : '',
    }));
  });
}
