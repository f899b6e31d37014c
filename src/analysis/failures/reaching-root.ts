import { rememberFor } from '../../lib/remember-for.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { causeEdges } from './cause-edges.ts';

/** Returns 1 for each row whose failure came up to the root, itself among them; none where the root did not fail. */
export const reachingRoot: (context: AnalysisContext) => Uint8Array = rememberFor(reachingSpans);

function reachingSpans({ trace, relations, facts, errors }: AnalysisContext): Uint8Array {
  const reaching = new Uint8Array(trace.length);
  if (trace.status[trace.primaryRoot] !== StatusCode.Error) return reaching;
  const { errorAbove } = causeEdges(trace, relations, facts);
  // Rows stand below those that their failure reaches.
  for (const span of errors.spans) {
    const above = errorAbove[span];
    if (span === trace.primaryRoot || (above >= 0 && reaching[above] === 1)) reaching[span] = 1;
  }
  return reaching;
}
