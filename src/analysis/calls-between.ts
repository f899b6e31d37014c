import { rememberFor } from '../lib/remember-for.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import { SpanKind } from '../trace/span-kind.ts';
import { KEY_VALUE_SYSTEMS } from './advice.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { rememberedByValue } from './failures/remembered-by-value.ts';
import type { LikeCalls } from './like-calls.ts';
import { roleOf } from './span-role.ts';

/** What else their parent called between the first and the last of like calls. */
export interface CallsBetween {
  /** Whether other calls lie between most of them: they are not in a row, but in turn with others. */
  readonly isInTurn: boolean;
  /** Whether tools ran between calls of a model: each call has what the tool before it gave. */
  readonly hasTools: boolean;
  /** Whether a cache was asked between most of them: each is of what the cache had not. */
  readonly isOfCache: boolean;
}

/** Several insights ask for the same groups. */
const known = new WeakMap<LikeCalls, CallsBetween>();

/**
 * Returns what lies between like calls.
 *
 * ```
 *  R |-------------------|
 *    A |--|  |--|  |--|       A and B in turn
 *    B     |-|  |--|  |-|
 * ```
 */
export function callsBetween(context: AnalysisContext, group: LikeCalls): CallsBetween {
  const between = known.get(group) ?? findBetween(context, group);
  known.set(group, between);
  return between;
}

function findBetween({ trace, facts, relations }: AnalysisContext, { parent, members }: LikeCalls): CallsBetween {
  const { childFrom, child, isRemote } = relations;
  const { start, kind } = trace;
  const isCache = cacheTest(facts);
  const ofStore = isCache(members[0]);
  const ofModel = roleOf(trace, facts, members[0]) === 'model';
  let at = childFrom[parent];
  let after = 0;
  let afterCache = 0;
  let hasTools = false;
  for (let i = 0; i + 1 < members.length; i++) {
    let isFollowed = false;
    let isCacheAsked = false;
    while (at < childFrom[parent + 1] && child[at] !== members[i]) at++;
    for (at++; at < childFrom[parent + 1] && child[at] !== members[i + 1]; at++) {
      const span = child[at];
      if (start[span] > start[members[i + 1]]) break;
      const isTool = ofModel && roleOf(trace, facts, span) === 'tool';
      if (isTool) hasTools = true;
      if (!ofStore && isCache(span)) isCacheAsked = true;
      if (isTool || kind[span] === SpanKind.Client || isRemote[span] === 1) isFollowed = true;
    }
    if (isFollowed) after++;
    if (isCacheAsked) afterCache++;
  }
  const ofMost = (count: number) => 2 * count > members.length - 1;
  return { isInTurn: ofMost(after), hasTools, isOfCache: ofMost(afterCache) };
}

/** Returns whether a span asks a store by key; each system is looked at once. */
const cacheTest = rememberFor((facts: SpanFacts) =>
  rememberedByValue(facts, 'databaseSystem', (text) => KEY_VALUE_SYSTEMS.test(text), false),
);
