import { describe, expect, test } from 'vitest';
import { usageTable, usageVerdicts } from './report-use.ts';

const FIGURES = { 'rest: p95 frame': 40, 'click to details': 40, 'find: all': 200, 'longest task': 60 };
const judged = (spanCount: number, slowdown = 1) => usageVerdicts([spanCount], [FIGURES], slowdown);

test('the table has a column a size', () => {
  expect(usageTable([1_000, 100_000], [FIGURES, FIGURES]).split('\n')[0]).toMatch(/ 1k \| +100k \|$/);
});

describe('verdicts', () => {
  test('limits grow with the trace', () => {
    expect(judged(1_000).map((sentence) => sentence.slice(0, 6))).toEqual(['MISSED', 'MISSED', 'MISSED', '0 of 3']);
    expect(judged(1_000_000).slice(0, 2)).toEqual([
      'met     1M: click to details 40.0, at most 50',
      'met     1M: find: all 200.0, at most 2500',
    ]);
  });

  test('a size between two is judged as the larger', () => {
    expect(judged(500_000)[0]).toBe('met     500k: click to details 40.0, at most 50');
  });

  test('what the machine does by itself is not judged', () => {
    expect(judged(1_000).some((sentence) => sentence.includes('rest'))).toBe(false);
  });

  test('on a slow machine only answers are', () => {
    expect(judged(10_000, 4)).toEqual(['met     10k: click to details 40.0, at most 100', '1 of 1 targets are met.']);
  });
});
