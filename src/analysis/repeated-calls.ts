import { compareKeys } from '../trace/compare-keys.ts';
import type { SpanFacts } from '../trace/span-facts.ts';
import type { SpanTable } from '../trace/span-table.ts';
import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import { callFingerprints, type Fingerprints } from './call-fingerprint.ts';
import type { Relations } from './relations.ts';
import type { RepeatedCalls, RetryRun } from './trace-analysis.ts';

/** So many like calls are a repetition if they take long, so many however short they are. */
const FEWEST = 5;
const MANY = 20;

/** Like children of one parent. */
interface LikeCalls {
  readonly fingerprint: number;
  count: number;
  /** Of their durations. */
  sum: Nanoseconds;
  /** Of the time in which one of them at least was active. */
  union: Nanoseconds;
  coveredUntil: Nanoseconds;
}

/**
 * Returns the calls that one parent made again and again, one after the other (N+1), in all trees: like by service, kind
 * and fingerprint, without those that are retries. By the parent's key, then the name. O(n).
 */
export function repeatedCalls(
  trace: SpanTable,
  relations: Relations,
  facts: SpanFacts,
  retries: readonly RetryRun[],
  isNotable: (time: Nanoseconds) => boolean,
): RepeatedCalls[] {
  const { childFrom } = relations;
  const isRetry = new Uint8Array(trace.length);
  for (const { members } of retries) for (const member of members) isRetry[member] = 1;
  const fingerprints = callFingerprints(trace, facts);
  const found: RepeatedCalls[] = [];
  for (let parent = 0; parent < trace.length; parent++) {
    if (childFrom[parent + 1] - childFrom[parent] < FEWEST) continue;
    const children = relations.child.subarray(childFrom[parent], childFrom[parent + 1]);
    const groups = likeCalls(trace, children, isRetry, fingerprints);
    for (const [call, group] of groups) {
      if (!isRepeated(group, isNotable)) continue;
      const isMember = (span: SpanIndex) =>
        isRetry[span] === 0 && callNumber(trace, fingerprints.number(span), span) === call;
      found.push({ parent, name: fingerprints.text(group.fingerprint), members: [...children.filter(isMember)] });
    }
  }
  return found.sort(
    (a, b) => compareKeys(trace, a.parent, b.parent) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** Children stand by start, so the time they cover grows at its end alone. */
function likeCalls(
  trace: SpanTable,
  children: Uint32Array,
  isRetry: Uint8Array,
  fingerprints: Fingerprints,
): Map<number, LikeCalls> {
  const { start, end } = trace;
  const groups = new Map<number, LikeCalls>();
  for (const span of children) {
    if (isRetry[span] === 1) continue;
    const fingerprint = fingerprints.number(span);
    const call = callNumber(trace, fingerprint, span);
    let group = groups.get(call);
    if (group === undefined) {
      group = { fingerprint, count: 0, sum: 0, union: 0, coveredUntil: 0 };
      groups.set(call, group);
    }
    group.count++;
    group.sum += end[span] - start[span];
    group.union += Math.max(0, end[span] - Math.max(start[span], group.coveredUntil));
    group.coveredUntil = Math.max(group.coveredUntil, end[span]);
  }
  return groups;
}

function isRepeated({ count, sum, union }: LikeCalls, isNotable: (time: Nanoseconds) => boolean): boolean {
  const isInARow = 10 * (sum - union) <= sum;
  return count >= FEWEST && isInARow && (count >= MANY || isNotable(union));
}

/** A number that like calls of one service and kind share. */
function callNumber({ service, services, kind }: SpanTable, fingerprint: number, span: SpanIndex): number {
  return (fingerprint * services.length + service[span]) * 8 + kind[span];
}
