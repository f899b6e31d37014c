import type { SpanIndex } from '../trace/units.ts';
import { KEY_VALUE_SYSTEMS } from './advice.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { isFrameworkLayer } from './framework-layers.ts';
import { roleOf } from './span-role.ts';

/**
 * Returns whether the later of two calls of one span is likely to need what the earlier one gave, though the definitions
 * know no order (A6 names these): a cache is asked before what it keeps, a model after the tools that it asked for, and a
 * framework runs its layers in turn.
 */
export function isOrderLikely(context: AnalysisContext, earlier: SpanIndex, later: SpanIndex): boolean {
  const { trace, facts } = context;
  if (isFrameworkLayer(trace, earlier) || isFrameworkLayer(trace, later)) return true;
  const isOtherStore = facts.number(earlier, 'databaseSystem') !== facts.number(later, 'databaseSystem');
  if (isOtherStore && KEY_VALUE_SYSTEMS.test(facts.text(earlier, 'databaseSystem'))) return true;
  return facts.isNoted('modelOperation') && hasToolBetween(context, earlier, later);
}

function hasToolBetween({ trace, facts, relations }: AnalysisContext, earlier: SpanIndex, later: SpanIndex): boolean {
  if (roleOf(trace, facts, later) !== 'model') return false;
  const { childFrom, child } = relations;
  const parent = trace.parent[later];
  for (let at = childFrom[parent]; at < childFrom[parent + 1] && child[at] !== later; at++) {
    const isBetween = trace.start[child[at]] >= trace.end[earlier];
    if (isBetween && roleOf(trace, facts, child[at]) === 'tool') return true;
  }
  return false;
}
