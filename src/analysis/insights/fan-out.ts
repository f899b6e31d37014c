import { sortByStart } from '../../trace/sort-by-start.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import { tellWeightiest } from '../bounded-findings.ts';
import { concurrencyOf } from '../concurrency.ts';
import type { Finding } from '../finding.ts';
import type { LikeCalls } from '../like-calls.ts';
import { outermost } from '../outermost-calls.ts';
import { limitOf } from '../wave-limit.ts';
import { capitalised, countedInWords, inWords } from '../wording/counts.ts';
import { inSentence, partOfWhole } from '../wording/in-sentence.ts';
import { likeCallsLabel } from '../wording/like-calls-label.ts';
import { operationLabel } from '../wording/span-label.ts';
import type { Insight } from './insight.ts';

const MOST_TOLD = 20;

/** Like calls at once, which nothing limits (A7 of the definitions): the slowest of them is what is waited for. */
export const fanOut: Insight = {
  id: 'fan-out',
  title: 'Fan-out',
  find: (context) => {
    const groups = outermost(context.trace, context.likeCalls).filter((group) => isFanOut(context, group));
    return tellWeightiest(
      groups,
      MOST_TOLD,
      ({ union }) => union,
      (group) => findingOf(context, group),
    );
  },
};

function isFanOut({ trace, relations, isNotable }: AnalysisContext, group: LikeCalls): boolean {
  const { members, sum, union } = group;
  const isWaitedFor = members.some((span) => relations.isLive[span] === 1);
  return isWaitedFor && sum >= 2 * union && isNotable(union) && limitOf(trace, group) === 0;
}

function findingOf(
  { trace, facts, rootDuration }: AnalysisContext,
  { parent, members, union }: LikeCalls,
): Omit<Finding, 'insight' | 'title'> {
  const durationOf = (span: number) => trace.end[span] - trace.start[span];
  const bySlowness = slowestFirst(trace, members);
  const [slowest] = bySlowness;
  const median = durationOf(bySlowness[Math.floor(bySlowness.length / 2)]);
  const { most } = concurrencyOf(trace, members);
  const calls = `${capitalised(countedInWords(members.length, 'call'))} of ${likeCallsLabel(trace, facts, members)}`;
  const below = operationLabel(trace, facts, parent);
  const where =
    most < members.length ? `run below ${below}, at most ${inWords(most)} at once` : `run at once below ${below}`;
  const last = members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
  return {
    confidence: 'certain',
    reason: 'they overlap',
    sentence: `${calls} ${where}, ${partOfWhole(union, rootDuration)}; the slowest takes ${inSentence(durationOf(slowest))}, half of them ${inSentence(median)} or less.`,
    next: adviceOn(durationOf(slowest) >= 2 * median, most < members.length),
    rank: 'information',
    effect: 0,
    spans: bySlowness,
    stretches: [{ span: parent, start: trace.start[members[0]], end: last }],
    evidence: [
      { title: 'At a time', text: `up to ${most}`, spans: members },
      { title: 'Slowest', text: inSentence(durationOf(slowest)), spans: [slowest] },
      { title: 'Median', text: inSentence(median) },
    ],
    whatIf: [],
    label: '',
  };
}

/** Equal ones by row. */
function slowestFirst({ start, end }: SpanTable, members: readonly SpanIndex[]): SpanIndex[] {
  const spans = Uint32Array.from(members);
  const durations = new Float64Array(spans.length);
  let longest = 0;
  for (let i = 0; i < spans.length; i++) {
    durations[i] = end[spans[i]] - start[spans[i]];
    longest = Math.max(longest, durations[i]);
  }
  const missing = durations.map((duration) => longest - duration);
  return Array.from(
    sortByStart(missing, (a, b) => spans[a] - spans[b]),
    (at) => spans[at],
  );
}

function adviceOn(isOneSlow: boolean, areTheyHeld: boolean): string {
  if (isOneSlow) return 'The slowest one decides: look at that one first.';
  return areTheyHeld
    ? 'Not all of them ran at once: see whether a pool or a number of workers holds them back.'
    : 'They run at once already: only if each of them is faster, or there are fewer, will it be shorter.';
}
