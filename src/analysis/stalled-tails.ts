import type { Nanoseconds } from '../trace/units.ts';
import type { AnalysisContext } from './analysis-context.ts';
import { byStart } from './by-start.ts';
import type { Finding } from './finding.ts';
import { gapKind, gapPosition } from './gap-words.ts';
import { roundTripOf } from './round-trip.ts';
import type { GapGroup } from './simultaneous-gaps.ts';
import { countedInWords } from './wording/counts.ts';
import { inSentence, partOfWhole } from './wording/in-sentence.ts';
import { spanLabel } from './wording/span-label.ts';

/** Ends that lie so close together are one moment: one after the other is looked at when the process goes on. */
const TOGETHER: Nanoseconds = 5e6;
/** Answers that came so far apart were not taken up together by chance. */
const APART: Nanoseconds = 20e6;
/** Two may have been waited for together. */
const FEWEST = 3;

/** Calls of one process that all ended at one moment, long after what they called had: by their gaps, the longest first. */
export type StalledTails = readonly [number, ...number[]];

/**
 * Returns the gaps at the end of calls that stand for a process that took up no answer, and what is left of `groups`.
 *
 * ```
 *  R |----------------------|
 *    A |------------------|
 *      a |--|                   nobody looks at the answers
 *    B |------------------|     until here
 *      b |------|
 *    C |------------------|
 *      c |---|
 * ```
 */
export function stalledTails(
  context: AnalysisContext,
  groups: readonly GapGroup[],
): { readonly stalls: readonly StalledTails[]; readonly left: readonly GapGroup[] } {
  const { gaps, facts } = context;
  const clusters: [number, ...number[]][] = [];
  for (const group of groups) {
    const [gap] = group;
    if (group.length > 1 || !isTailOfCall(context, gap)) continue;
    const cluster = clusters.find(
      ([first]) =>
        Math.abs(gaps.end[first] - gaps.end[gap]) <= TOGETHER &&
        facts.processNumber(gaps.span[first]) === facts.processNumber(gaps.span[gap]),
    );
    if (cluster === undefined) clusters.push([gap]);
    else cluster.push(gap);
  }
  // The first matters most.
  const stalls = clusters.filter(
    (cluster) => cluster.length >= FEWEST && gaps.critical[cluster[0]] > 0 && areApart(context, cluster),
  );
  const told = new Set(stalls.flat());
  return { stalls, left: groups.filter(([gap]) => !told.has(gap)) };
}

function isTailOfCall(context: AnalysisContext, gap: number): boolean {
  const isTail = gapKind(context, gap) === 'network' && gapPosition(context, gap) === 'tail';
  return isTail && roundTripOf(context, gap) === null;
}

function areApart({ gaps }: AnalysisContext, cluster: readonly number[]): boolean {
  const starts = cluster.map((gap) => gaps.start[gap]);
  return Math.max(...starts) - Math.min(...starts) >= APART;
}

/** Returns what to say of a process that took up no answer. */
export function tellStall(context: AnalysisContext, stall: StalledTails): Omit<Finding, 'insight' | 'title'> {
  const { trace, facts, gaps, rootDuration } = context;
  const [longest, ...others] = stall;
  const figures = partOfWhole(gaps.critical[longest], rootDuration);
  const label = spanLabel(trace, facts, gaps.span[longest]);
  const stretches = stall.map((gap) => ({ span: gaps.span[gap], start: gaps.start[gap], end: gaps.end[gap] }));
  return {
    confidence: 'likely',
    reason: 'measured; what they called ended at different times, and all of them at one',
    sentence: `For ${figures} ${label} and ${countedInWords(others.length, 'more call')} go on after what they called has ended, and end at one moment: nobody took up the answers.`,
    next: 'Who waited for them stood still or was busy: look for a pause of the runtime (garbage collection), a blocked event loop or a starved processor at that time.',
    rank: 'effect',
    effect: gaps.critical[longest],
    spans: stretches.map(({ span }) => span),
    stretches: byStart(stretches),
    evidence: [
      { title: 'Longest', text: inSentence(gaps.end[longest] - gaps.start[longest]), spans: [gaps.span[longest]] },
      { title: 'End with it', text: countedInWords(others.length, 'call'), spans: others.map((gap) => gaps.span[gap]) },
    ],
    whatIf: [],
    label: '',
  };
}
