import type { Finding } from './finding.ts';

/** Returns a certain finding that says nothing and has no effect, but for `parts`. For tests. */
export function findingForTests(parts: Partial<Finding>): Finding {
  return {
    insight: 'any',
    title: 'Any',
    confidence: 'certain',
    reason: '',
    sentence: '',
    next: '',
    rank: 'effect',
    effect: 0,
    spans: [],
    stretches: [],
    evidence: [],
    whatIf: [],
    label: '',
    ...parts,
  };
}
