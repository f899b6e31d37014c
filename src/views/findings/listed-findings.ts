import { type Finding, isDoubtful } from '../../analysis/finding.ts';

/** From so many of one insight on the others stand behind the first. */
const MANY = 4;

/** A finding by its number, and those like it that stand behind it. */
export interface FindingGroup {
  readonly first: number;
  readonly others: readonly number[];
}

/** Returns the numbers of the findings to be listed, in their order; the chosen one always. */
export function listedFindings(findings: readonly Finding[], isDoubtfulShown: boolean, chosen: number): number[] {
  return [...findings.keys()].filter((i) => isDoubtfulShown || i === chosen || !isDoubtful(findings[i]));
}

/** Returns the findings to be listed with like ones together, each group where its first one stands. */
export function groupedFindings(findings: readonly Finding[], listed: readonly number[]): FindingGroup[] {
  const byInsight = new Map<string, number[]>();
  for (const i of listed) {
    const { insight } = findings[i];
    const like = byInsight.get(insight);
    if (like === undefined) byInsight.set(insight, [i]);
    else like.push(i);
  }
  const groups = [...byInsight.values()].flatMap((like) =>
    like.length < MANY
      ? like.map((first): FindingGroup => ({ first, others: [] }))
      : [{ first: like[0], others: like.slice(1) }],
  );
  return groups.sort((a, b) => a.first - b.first);
}
