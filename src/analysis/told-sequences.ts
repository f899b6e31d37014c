import type { Nanoseconds, SpanIndex } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { type CallNature, natureWithin } from './call-nature.ts';
import { knownOrder } from './known-order.ts';
import { isOrderLikely } from './likely-order.ts';
import { isInARow } from './repeated-calls.ts';

/** Calls in a row that one may advise to start together. */
export interface ToldSequence {
  readonly parent: SpanIndex;
  readonly members: readonly SpanIndex[];
  /** The root's duration with all of them at once. */
  readonly totalAfter: Nanoseconds;
  /** Whether all of them say that they only read. */
  readonly areReads: boolean;
  /** Whether like calls at once follow in the same run: what those ask for is likely to depend on these. */
  readonly isStaged: boolean;
}

/** A sequence of more calls than this is told of no further than this. */
const MOST_CALLS = 1000;

/**
 * Returns the sequences that are worth advice: those of the definition without calls that are told otherwise (repeated,
 * tried again, at once with their likes) and without any that may change something, itself or below itself. What is left
 * is told if it still saves a notable time.
 */
export function toldSequences(context: AnalysisContext): ToldSequence[] {
  const { trace, facts, sequentialGroups, rootDuration } = context;
  if (sequentialGroups.length === 0) return [];
  const { told, atOnce } = toldOtherwise(context);
  const order = knownOrder(trace, facts);
  const sequences: ToldSequence[] = [];
  for (const { parent, members, totalAfter } of sequentialGroups) {
    const candidates = members.slice(0, MOST_CALLS);
    const natures = new Map(
      candidates
        .filter((member) => told[member] === 0)
        .map((member): [SpanIndex, CallNature] => [member, natureWithin(trace, facts, order, member)]),
    );
    const isLeft = (member: SpanIndex) => natures.has(member) && natures.get(member) !== 'write';
    for (const run of runsOf(candidates, isLeft, (a, b) => isOrderLikely(context, a, b))) {
      const isWhole = run.length === members.length;
      const after = isWhole ? totalAfter : context.durationAfter([{ op: 'parallel', spans: run }]);
      if (!context.isNotable(rootDuration - after)) continue;
      sequences.push({
        parent,
        members: run,
        totalAfter: after,
        areReads: run.every((member) => natures.get(member) === 'read'),
        isStaged: members.some((member) => atOnce[member] === 1),
      });
    }
  }
  return sequences;
}

/** Marks which calls other findings tell of: tries, repeated calls, those that ran at once with their likes. */
function toldOtherwise({ trace, toldRetries, likeCalls }: AnalysisContext) {
  const told = new Uint8Array(trace.length);
  const atOnce = new Uint8Array(trace.length);
  for (const { members } of toldRetries) for (const member of members) told[member] = 1;
  for (const group of likeCalls) {
    for (const member of group.members) told[member] = 1;
    if (!isInARow(group)) for (const member of group.members) atOnce[member] = 1;
  }
  return { told, atOnce };
}

/** Returns the runs of two members or more that are left, each ending where the next one is likely to need the last. */
function runsOf(
  members: readonly SpanIndex[],
  isLeft: (member: SpanIndex) => boolean,
  isOrdered: (earlier: SpanIndex, later: SpanIndex) => boolean,
): SpanIndex[][] {
  const runs: SpanIndex[][] = [[]];
  for (const member of members) {
    const run = runs[runs.length - 1];
    const last = run.at(-1);
    if (!isLeft(member)) runs.push([]);
    else if (last !== undefined && isOrdered(last, member)) runs.push([member]);
    else run.push(member);
  }
  return runs.filter((run) => run.length > 1);
}
