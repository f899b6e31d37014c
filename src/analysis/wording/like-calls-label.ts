import type { SpanFacts } from '../../trace/span-facts.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { commonTemplate } from '../call-template.ts';
import { isNamedAlone, operationLabel } from './span-label.ts';

/** What so many are called, the others are too. */
const MOST_LOOKED_AT = 1000;

/** Returns what like calls are called together: `GET /items/{id}`; the name that all have where they have one. */
export function likeCallsLabel(
  trace: SpanTable,
  facts: SpanFacts,
  members: readonly SpanIndex[],
  most?: number,
): string {
  const [first] = members;
  const isOneName = members.slice(0, MOST_LOOKED_AT).every((span) => trace.name[span] === trace.name[first]);
  if (isOneName && isNamedAlone(trace, facts, first)) return operationLabel(trace, facts, first, most);
  const labels = members.slice(0, MOST_LOOKED_AT).map((span) => operationLabel(trace, facts, span, most));
  return commonTemplate(labels);
}
