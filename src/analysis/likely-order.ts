import type { SpanIndex } from '../trace/units.ts';
import { KEY_VALUE_SYSTEMS } from './advice.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { isFrameworkLayer } from './framework-layers.ts';
import { roleOf } from './span-role.ts';
import { operationLabel } from './wording/span-label.ts';

/** What is asked for by these names lets the calls behind it in. */
const SIGN_IN =
  /(?:^|[^a-z])(?:tokens?|oauth2?|log-?in|sign-?in|auth(?:n|z|enticate|entication|orize|orization)?|session|credentials?|jwks)(?:[^a-z]|$)/;

/**
 * Returns whether the later of two calls of one span is likely to need what the earlier one gave, though the definitions
 * know no order (A6 names these): a cache is asked before what it keeps, a model after the tools that it asked for, who
 * signs in does so before asking for anything else, and a framework runs its layers in turn.
 */
export function isOrderLikely(context: AnalysisContext, earlier: SpanIndex, later: SpanIndex): boolean {
  const { trace, facts } = context;
  if (isFrameworkLayer(trace, earlier) || isFrameworkLayer(trace, later)) return true;
  if (isSignIn(context, earlier) && !isSignIn(context, later)) return true;
  const isOtherStore = facts.number(earlier, 'databaseSystem') !== facts.number(later, 'databaseSystem');
  if (isOtherStore && KEY_VALUE_SYSTEMS.test(facts.text(earlier, 'databaseSystem'))) return true;
  return facts.isNoted('modelOperation') && hasToolBetween(context, earlier, later);
}

function isSignIn({ trace, facts }: AnalysisContext, span: SpanIndex): boolean {
  const words = operationLabel(trace, facts, span).replace(/([a-z])(?=[A-Z])/g, '$1 ');
  return SIGN_IN.test(words.toLowerCase());
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
