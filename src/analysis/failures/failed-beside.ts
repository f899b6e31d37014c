import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { countedInWords } from '../wording/counts.ts';
import { failureLooks } from './failure-looks.ts';
import { reachingRoot } from './reaching-root.ts';

/** Where else failures began that came up to the root. */
export interface FailedBeside {
  /** Those that failed while the primary origin ran: it only failed last. */
  readonly rivals: readonly SpanIndex[];
  /** Those that were cancelled and ended after it: probably because of it. */
  readonly cancelledLater: readonly SpanIndex[];
}

/** Returns the origins other than the primary one whose failures came up to the root and were waited for, by their end. */
export function failedBeside(context: AnalysisContext): FailedBeside {
  const { trace, facts, errors, relations } = context;
  const { primary } = errors;
  const { isCancelled } = failureLooks(facts);
  const reached = reachingRoot(context);
  const others = Array.from(errors.origins).filter(
    (span) => span !== primary && reached[span] === 1 && relations.isLive[span] === 1,
  );
  const isBeside = (span: SpanIndex) =>
    trace.start[span] < trace.end[primary] && trace.end[span] > trace.start[primary];
  return {
    rivals: others.filter((span) => isBeside(span) && !isCancelled(span)),
    cancelledLater: others.filter((span) => isCancelled(span) && trace.end[span] > trace.end[primary]),
  };
}

/** Returns what stands behind the one rival that is named: ` and two more calls`; empty where it is the only one. */
export function moreRivals({ rivals }: FailedBeside): string {
  return rivals.length < 2 ? '' : ` and ${countedInWords(rivals.length - 1, 'more call')}`;
}
