import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';

/** A kind of observation. */
export interface Insight {
  /** As it stands in `Finding.insight`: `fat-leaf`. */
  readonly id: string;
  /** What people read: `Fat leaf`. */
  readonly title: string;
  /** Returns what there is to say of a trace; most traces give none or few. May throw: then it is told as failed. */
  readonly find: (context: AnalysisContext) => Omit<Finding, 'insight' | 'title'>[];
}
