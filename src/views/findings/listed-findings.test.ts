import { describe, expect, test } from 'vitest';
import type { Confidence, Finding } from '../../analysis/finding.ts';
import { findingForTests } from '../../analysis/finding-for-tests.ts';
import { groupedFindings, inOrderOfList, listedFindings } from './listed-findings.ts';

function finding(insight: string, confidence: Confidence = 'likely'): Finding {
  return findingForTests({ insight, confidence });
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
  test('stand behind the first once they are three', () => {
    const findings = [finding('gap'), finding('retry'), finding('gap'), finding('gap')];
    expect(groupedFindings(findings, [0, 1, 2, 3])).toEqual([
      { first: 0, others: [2, 3] },
      { first: 1, others: [] },
    ]);
  });

  test('stand where they are while they are two', () => {
    const findings = [finding('gap'), finding('retry'), finding('gap')];
    expect(groupedFindings(findings, [0, 1, 2]).map(({ first }) => first)).toEqual([0, 1, 2]);
  });

  test('that are not listed count nothing', () => {
    const findings = [finding('gap'), finding('gap'), finding('gap'), finding('gap')];
    expect(groupedFindings(findings, [0, 3]).map(({ first }) => first)).toEqual([0, 3]);
  });

  test('that are doubtful stand behind none that is not', () => {
    const findings = [finding('gap'), finding('gap'), finding('gap', 'unlikely')];
    expect(groupedFindings(findings, [0, 1, 2]).map(({ first }) => first)).toEqual([0, 1, 2]);
  });
});

describe('the order of the list', () => {
  const verdict = { parts: [], finding: 1 };

  test('has like ones next to each other, and the verdict tells the same finding', () => {
    const findings = [finding('gap'), finding('retry'), finding('gap'), finding('gap')];
    const ordered = inOrderOfList({ findings, verdict });
    expect(ordered.findings).toEqual([findings[0], findings[2], findings[3], findings[1]]);
    expect(ordered.verdict.finding).toBe(3);
  });

  test('has doubtful ones last', () => {
    const findings = [finding('gap', 'unlikely'), finding('retry')];
    expect(inOrderOfList({ findings, verdict }).findings).toEqual([findings[1], findings[0]]);
  });

  test('leaves a verdict that tells none as it is', () => {
    expect(inOrderOfList({ findings: [], verdict: { parts: [], finding: -1 } }).verdict.finding).toBe(-1);
  });
});
