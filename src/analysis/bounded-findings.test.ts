import { describe, expect, test } from 'vitest';
import { boundedFindings, tellWeightiest } from './bounded-findings.ts';
import type { Finding } from './finding.ts';
import { findingForTests } from './finding-for-tests.ts';

function found(sentence: string, more: Partial<Finding> = {}): Finding {
  return findingForTests({ sentence, ...more });
}

const sentences = (told: readonly Pick<Finding, 'sentence'>[]) => told.map(({ sentence }) => sentence);

describe('tellWeightiest', () => {
  test('tells the weightiest in the order given', () => {
    const told = tellWeightiest(
      [3, 1, 4, 2],
      2,
      (weight) => weight,
      (weight) => found(String(weight)),
    );
    expect(sentences(told)).toEqual(['3', '4']);
  });

  test('says with the last one how many were left out', () => {
    const told = tellWeightiest(
      [3, 1, 4, 2],
      2,
      (weight) => weight,
      (weight) => found(String(weight)),
    );
    expect(told.map(({ evidence }) => evidence.map(({ text }) => text))).toEqual([[], ['2 findings more like these']]);
  });

  test('tells all where they are few, and of nothing left out', () => {
    const told = tellWeightiest(
      [1, 2],
      2,
      (weight) => weight,
      (weight) => found(String(weight)),
    );
    expect(told).toEqual([found('1'), found('2')]);
  });
});

describe('boundedFindings', () => {
  test('keeps those that shorten the root most', () => {
    const many = Array.from({ length: 100 }, (_, i) => found(String(i), { effect: i }));
    const told = boundedFindings(many);
    expect(told.map(({ effect }) => effect)).toEqual(Array.from({ length: 30 }, (_, i) => 70 + i));
  });

  test('keeps a fatal error before any effect', () => {
    const many = Array.from({ length: 100 }, (_, i) => found(String(i), { effect: i + 1 }));
    expect(sentences(boundedFindings([...many, found('error', { rank: 'fatal-error' })]))).toContain('error');
  });

  test('names no more than 10,000 spans in a finding and in its evidence', () => {
    const spans = Array.from({ length: 10_001 }, (_, i) => i);
    const [told] = boundedFindings([found('', { spans, evidence: [{ title: '', text: '', spans }] })]);
    expect([told.spans.length, told.evidence[0].spans?.length]).toEqual([10_000, 10_000]);
  });
});
