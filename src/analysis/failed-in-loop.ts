import { StatusCode } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { childrenOf } from './relations.ts';
import { operationOf } from './retry-runs.ts';
import type { RetryRun } from './trace-analysis.ts';

/** So many like calls that did not fail make a loop over many things. */
const FEWEST_OTHERS = 3;
/** Looking takes a walk over all children of a span. */
const MOST_CHILDREN = 20_000;
/** What tells one request from another. */
const REQUEST_FACTS = ['url', 'urlPath', 'queryText', 'messageId'] as const;

/**
 * Returns whether a run may be no tries of one call, but a loop over many things of which one failed: its parent made
 * like calls besides that worked, and nothing tells those of the run from them.
 *
 * ```
 *  R |---------------------|
 *    A |-|
 *    A    |-|
 *    A       |-|            failed
 *    A          |-|         the next of the loop, or another try
 *    A             |-|
 * ```
 */
export function mayBeLoop({ trace, facts, relations }: AnalysisContext, { parent, members }: RetryRun): boolean {
  const { childFrom } = relations;
  if (childFrom[parent + 1] - childFrom[parent] > MOST_CHILDREN) return false;
  if (members.some((span) => Number(facts.text(span, 'resendCount')) > 0)) return false;
  const operation = operationOf(trace, members[0]);
  const ofRun = new Set(members);
  const others = Array.from(childrenOf(relations, parent)).filter(
    (span) => !ofRun.has(span) && trace.status[span] !== StatusCode.Error && operationOf(trace, span) === operation,
  );
  return others.length >= FEWEST_OTHERS && !isToldApart(facts, members, others);
}

function isToldApart(
  facts: AnalysisContext['facts'],
  [first, ...tries]: readonly SpanIndex[],
  others: readonly SpanIndex[],
): boolean {
  return REQUEST_FACTS.some((fact) => {
    const asked = facts.number(first, fact);
    const isSame = (span: SpanIndex) => facts.number(span, fact) === asked;
    return asked !== 0 && tries.every(isSame) && !others.every(isSame);
  });
}
