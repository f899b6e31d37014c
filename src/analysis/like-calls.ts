import { compareKeys } from '../trace/compare-keys.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { extentOfChildren } from './call-extent.ts';
import type { Fingerprints } from './call-fingerprint.ts';
import type { Relations } from './relations.ts';
import type { RetryRun } from './trace-analysis.ts';
import { FEWEST_LIKE_CALLS, wideParents } from './wide-parents.ts';

/** So many like calls are worth a look however short they are; fewer if they take long. */
const MANY = 20;

/** Like children of one parent: of one service, kind and fingerprint; at least five, and long or many. */
export interface LikeCalls {
  readonly parent: SpanIndex;
  /** What is alike: the query's summary, its text without values, or the name. */
  readonly name: string;
  /** By start, without those that are retries. */
  readonly members: readonly SpanIndex[];
  /** Of their durations. */
  readonly sum: Nanoseconds;
  /** Of the time in which one of them at least was active. */
  readonly union: Nanoseconds;
}

interface Tally {
  readonly fingerprint: number;
  readonly members: SpanIndex[];
  sum: Nanoseconds;
  union: Nanoseconds;
  coveredUntil: Nanoseconds;
}

/**
 * Returns the calls that one parent made again and again, one after the other or at once, in all trees. By the parent's
 * key, then the name. O(n).
 */
export function likeCalls(
  trace: SpanTable,
  relations: Relations,
  fingerprints: Fingerprints,
  retries: readonly RetryRun[],
  isNotable: (time: Nanoseconds) => boolean,
): LikeCalls[] {
  const { childFrom } = relations;
  const isRetry = new Uint8Array(trace.length);
  for (const { members } of retries) for (const member of members) isRetry[member] = 1;
  const found: LikeCalls[] = [];
  for (const parent of wideParents(relations)) {
    const count = childFrom[parent + 1] - childFrom[parent];
    // What all of them took bounds what like ones took: of most, nothing needs to be read.
    if (count < MANY && !isNotable(extentOfChildren(trace, relations, parent))) continue;
    for (const { fingerprint, members, sum, union } of groupsOf(
      trace,
      relations,
      parent,
      isRetry,
      fingerprints,
      isNotable,
    )) {
      found.push({ parent, name: fingerprints.text(fingerprint), members, sum, union });
    }
  }
  return found.sort(
    (a, b) => compareKeys(trace, a.parent, b.parent) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/**
 * Returns the groups among the children of `parent` that are long or many. Children stand by start, so the time that a group covers
 * grows at its end alone.
 */
function groupsOf(
  trace: SpanTable,
  { childFrom, child }: Relations,
  parent: SpanIndex,
  isRetry: Uint8Array,
  fingerprints: Fingerprints,
  isNotable: (time: Nanoseconds) => boolean,
): Tally[] {
  const { start, end } = trace;
  const groups = new Map<number, Tally>();
  let group: Tally | undefined;
  let last = -1;
  for (let at = childFrom[parent]; at < childFrom[parent + 1]; at++) {
    const span = child[at];
    if (isRetry[span] === 1) continue;
    const fingerprint = fingerprints.number(span);
    const call = callNumber(trace, fingerprint, span);
    // Like calls mostly follow each other.
    if (group === undefined || call !== last) group = groups.get(call);
    last = call;
    if (group === undefined) {
      group = { fingerprint, members: [], sum: 0, union: 0, coveredUntil: 0 };
      groups.set(call, group);
    }
    group.members.push(span);
    group.sum += end[span] - start[span];
    group.union += Math.max(0, end[span] - Math.max(start[span], group.coveredUntil));
    group.coveredUntil = Math.max(group.coveredUntil, end[span]);
  }
  return [...groups.values()].filter(({ members, union }) => {
    return members.length >= MANY || (members.length >= FEWEST_LIKE_CALLS && isNotable(union));
  });
}

/** A number that like calls of one service and kind share. */
function callNumber({ service, services, kind }: SpanTable, fingerprint: number, span: SpanIndex): number {
  return (fingerprint * services.length + service[span]) * 8 + kind[span];
}
