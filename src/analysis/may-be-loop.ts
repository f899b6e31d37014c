import { rememberFor } from '../lib/remember-for.ts';
import { StatusCode } from '../trace/span-kind.ts';
import type { SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { childrenOf } from './relations.ts';
import { operationOf } from './retry-runs.ts';
import type { RetryRun } from './trace-analysis.ts';

/** So many like calls that did not fail make a loop over many things. */
const FEWEST_OTHERS = 3;
/** What tells one request from another. */
const REQUEST_FACTS = ['url', 'urlPath', 'queryText', 'messageId'] as const;

/** Like calls below one parent that worked and are in no run. */
interface Others {
  count: number;
  /** By the place in `REQUEST_FACTS`: the number that all of them have, -1 where they differ. */
  readonly shared: number[];
}

/**
 * Returns whether a run may be no tries of one call, but a loop over many things of which one failed: its parent made
 * like calls besides that worked at once, and nothing tells those of the run from them.
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
export function mayBeLoop(context: AnalysisContext, { parent, members }: RetryRun): boolean {
  const { trace, facts } = context;
  if (members.some((span) => Number(facts.text(span, 'resendCount')) > 0)) return false;
  const others = othersBelow(context)(parent).get(operationOf(trace, members[0]));
  if (others === undefined || others.count < FEWEST_OTHERS) return false;
  const isToldApart = REQUEST_FACTS.some((fact, i) => {
    const asked = facts.number(members[0], fact);
    const areSame = members.every((span) => facts.number(span, fact) === asked);
    return asked !== 0 && areSame && others.shared[i] !== asked;
  });
  return !isToldApart;
}

/** Returns a function that gives the like calls of a parent by operation; each parent is looked at once. O(children). */
const othersBelow = rememberFor((context: AnalysisContext) => {
  const { trace, facts, relations, toldRetries } = context;
  const isInRun = new Uint8Array(trace.length);
  for (const { members } of toldRetries) for (const member of members) isInRun[member] = 1;
  const known = new Map<SpanIndex, ReadonlyMap<number, Others>>();
  return (parent: SpanIndex) => {
    const found = known.get(parent);
    if (found !== undefined) return found;
    const byOperation = new Map<number, Others>();
    for (const span of childrenOf(relations, parent)) {
      if (isInRun[span] === 1 || trace.status[span] === StatusCode.Error) continue;
      const operation = operationOf(trace, span);
      const asked = REQUEST_FACTS.map((fact) => facts.number(span, fact));
      const others = byOperation.get(operation);
      if (others === undefined) byOperation.set(operation, { count: 1, shared: asked });
      else {
        others.count++;
        for (let i = 0; i < asked.length; i++) if (others.shared[i] !== asked[i]) others.shared[i] = -1;
      }
    }
    known.set(parent, byOperation);
    return byOperation;
  };
});
