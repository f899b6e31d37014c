import { type Finding, isDoubtful } from '../../analysis/finding.ts';
import type { TraceAnalysis } from '../../analysis/trace-analysis.ts';
import { groupBy } from '../../lib/group-by.ts';
import { isListed } from '../is-listed.ts';

/** From so many of one insight on the others stand behind the first. */
const MANY = 3;

/** A finding by its number, and those like it that stand behind it. */
export interface FindingGroup {
  readonly first: number;
  readonly others: readonly number[];
}

/** Returns the numbers of the findings to be listed, in their order; the chosen one always. */
export function listedFindings(findings: readonly Finding[], isDoubtfulShown: boolean, chosen: number): number[] {
  const listing = { analysis: { findings }, isDoubtfulShown, shown: chosen };
  return [...findings.keys()].filter((number) => isListed(listing, number));
}

/**
 * Returns the findings to be listed with like ones together, each group where its first one stands. A doubtful one stands
 * behind none that is not: it would go with the switch.
 */
export function groupedFindings(findings: readonly Finding[], listed: readonly number[]): FindingGroup[] {
  const alike = groupBy(listed, (i) => `${findings[i].insight} ${isDoubtful(findings[i])}`);
  const groups = [...alike.values()].flatMap((like) =>
    like.length < MANY
      ? like.map((first): FindingGroup => ({ first, others: [] }))
      : [{ first: like[0], others: like.slice(1) }],
  );
  return groups.sort((a, b) => a.first - b.first);
}

/**
 * Returns the analysis with its findings in the order in which they are listed, like ones behind each other, doubtful ones
 * last: numbers go by it, on the list and on bars.
 */
export function inOrderOfList<Analysis extends Pick<TraceAnalysis, 'findings' | 'verdict'>>(
  analysis: Analysis,
): Analysis {
  const { findings, verdict } = analysis;
  const groups = groupedFindings(findings, [...findings.keys()]);
  const [sure, doubtful] = [false, true].map((isLast) =>
    groups.filter(({ first }) => isDoubtful(findings[first]) === isLast),
  );
  const order = [...sure, ...doubtful].flatMap(({ first, others }) => [first, ...others]);
  return {
    ...analysis,
    findings: order.map((i) => findings[i]),
    verdict: { ...verdict, finding: order.indexOf(verdict.finding) },
  };
}
