import { rememberFor } from '../../lib/remember-for.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { causeEdges } from './cause-edges.ts';

/** Returns the failed spans whose failure came up to the root, itself among them; none where the root did not fail. */
export const reachingRoot: (context: AnalysisContext) => ReadonlySet<SpanIndex> = rememberFor(reachingSpans);

function reachingSpans({ trace, relations, facts, errors }: AnalysisContext): ReadonlySet<SpanIndex> {
  const reaching = new Set<SpanIndex>();
  if (trace.status[trace.primaryRoot] !== StatusCode.Error) return reaching;
  const { errorAbove } = causeEdges(trace, relations, facts);
  // Rows stand below those that their failure reaches.
  for (const span of errors.spans) {
    if (span === trace.primaryRoot || reaching.has(errorAbove[span])) reaching.add(span);
  }
  return reaching;
}
