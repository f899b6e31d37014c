import { describe, expect, test } from 'vitest';
import { countDifference, durationDifference, momentDifference } from './differences.ts';

const MS = 1e6;

describe('the difference of two durations', () => {
  test.each([
    [150, 270, '+120 ms, 1.8×'],
    [270, 150, '−120 ms, 0.56×'],
    [1, 12_000, '+12.0 s, 12,000×'],
    [20, 300, '+280 ms, 15×'],
    [12_000, 1, '−12.0 s, < 0.01×'],
    [1000, 1010, '+10.0 ms'],
    [0, 5, '+5.00 ms'],
    [5, 0, '−5.00 ms'],
    [7, 7, ''],
  ])('from %d ms to %d ms is “%s”', (base, value, words) => {
    expect(durationDifference(base * MS, value * MS)).toBe(words);
  });
});

describe('the difference of two moments', () => {
  test('says which is later', () => {
    expect([momentDifference(3 * MS, MS), momentDifference(MS, 3 * MS)]).toEqual(['2.00 ms earlier', '2.00 ms later']);
  });

  test('of less than a nanosecond is none', () => expect(momentDifference(3, 3.4)).toBe(''));
});

test('counts differ by a number with its sign', () => {
  expect([countDifference(2, 5), countDifference(5000, 0), countDifference(1, 1)]).toEqual(['+3', '−5,000', '']);
});
