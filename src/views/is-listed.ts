import { type Finding, isDoubtful } from '../analysis/finding.ts';

/** What decides which findings are shown, as `TraceInsights` has it. */
export interface Listing {
  readonly analysis: { readonly findings: readonly Finding[] };
  readonly isDoubtfulShown: boolean;
  readonly shown: number;
}

/** Returns whether a finding is shown, on the list and on bars alike: a doubtful one if asked for, the chosen one always. */
export function isListed({ analysis, isDoubtfulShown, shown }: Listing, number: number): boolean {
  return isDoubtfulShown || number === shown || !isDoubtful(analysis.findings[number]);
}
