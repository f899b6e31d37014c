import { describe, expect, test } from 'vitest';
import type { Confidence, Finding } from '../../analysis/finding.ts';
import { groupedFindings, listedFindings } from './listed-findings.ts';

function finding(insight: string, confidence: Confidence = 'likely'): Finding {
  return {
    insight,
    title: insight,
    confidence,
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
  };
}

describe('the findings that are listed', () => {
  const findings = [
    finding('fat-leaf'),
    finding('gap', 'unlikely'),
    finding('retry', 'possible'),
    finding('gap', 'unlikely'),
  ];

  test('are those that are not doubtful', () => {
    expect(listedFindings(findings, false, -1)).toEqual([0, 2]);
  });

  test('are all if asked for', () => {
    expect(listedFindings(findings, true, -1)).toEqual([0, 1, 2, 3]);
  });

  test('have the chosen one among them, however doubtful', () => {
    expect(listedFindings(findings, false, 3)).toEqual([0, 2, 3]);
  });
});

describe('like findings', () => {
  test('stand behind the first once they are many', () => {
    const findings = [finding('gap'), finding('retry'), finding('gap'), finding('gap'), finding('gap')];
    expect(groupedFindings(findings, [0, 1, 2, 3, 4])).toEqual([
      { first: 0, others: [2, 3, 4] },
      { first: 1, others: [] },
    ]);
  });

  test('stand where they are while they are few', () => {
    const findings = [finding('gap'), finding('retry'), finding('gap'), finding('gap')];
    expect(groupedFindings(findings, [0, 1, 2, 3]).map(({ first }) => first)).toEqual([0, 1, 2, 3]);
  });

  test('that are not listed count nothing', () => {
    const findings = [finding('gap'), finding('gap'), finding('gap'), finding('gap')];
    expect(groupedFindings(findings, [0, 1, 3]).map(({ first }) => first)).toEqual([0, 1, 3]);
  });
});
