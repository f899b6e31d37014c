import { SpanKind } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { likeCallsLabel } from './wording/like-calls-label.ts';

/**
 * Returns what every one of like steps has directly below it, once or as most of it, since that is repeated in truth: `,
 * each with one GET /price`, `, most of each in GET /price`. Empty for calls, and where they do not have the like.
 */
export function withinEach({ trace, facts, relations }: AnalysisContext, members: readonly SpanIndex[]): string {
  const { childFrom, child } = relations;
  const duration = (span: SpanIndex) => trace.end[span] - trace.start[span];
  const isAlone = (span: SpanIndex) => childFrom[span + 1] - childFrom[span] === 1;
  const mostOf = (span: SpanIndex) => {
    if (isAlone(span)) return child[childFrom[span]];
    for (let at = childFrom[span]; at < childFrom[span + 1]; at++) {
      if (2 * duration(child[at]) > duration(span)) return child[at];
    }
    return -1;
  };
  const first = mostOf(members[0]);
  if (first < 0 || trace.kind[members[0]] === SpanKind.Client) return '';
  const within = members.map(mostOf);
  if (!within.every((span) => span >= 0 && trace.name[span] === trace.name[first])) return '';
  const label = likeCallsLabel(trace, facts, within);
  return members.every(isAlone) ? `, each with one ${label}` : `, most of each in ${label}`;
}
