import { describe, expect, test } from 'vitest';
import { formatDuration, formatStart, formatTimestamp } from './time.ts';

describe('formatDuration', () => {
  test.each([
    [0, '0 ns'],
    [7, '7 ns'],
    [999, '999 ns'],
    [1_000, '1.00 µs'],
    [480_300, '480 µs'],
    [999_960, '1.00 ms'],
    [12_000_000, '12.0 ms'],
    [721_545_248, '722 ms'],
    [3_900_000_000, '3.90 s'],
    [59_990_000_000, '1 min'],
    [59_900_000_000, '59.9 s'],
    [200_000_000_000, '3 min 20 s'],
    [7_500_000_000_000, '2 h 5 min'],
    [86_400_000_000_000, '1 d'],
    [-300_000_000, '−300 ms'],
  ])('%d ns is %s', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });
});

describe('formatTimestamp', () => {
  test('gives all nine decimals of the second', () => {
    expect(formatTimestamp(1795219296792878942n, 'utc', 9)).toBe('21 Nov 2026, 00:01:36.792878942 UTC');
  });

  test('reaches the year 2262', () => {
    expect(formatTimestamp(9223372036854775807n, 'utc')).toBe('11 Apr 2262, 23:47:16.854 UTC');
  });

  test('gives no date for a clock that began at zero', () => {
    expect(formatTimestamp(1_500_000_000n, 'utc')).toBe('1.500 s');
    expect(formatTimestamp(-5_000n, 'utc', 6)).toBe('−0.000005 s');
    expect(formatTimestamp(-1_500_000_000n, 'utc')).toBe('−1.500 s');
    expect(formatStart(1_500_000_000n, 'utc')).toBe('at 1.500 s of a clock without date');
  });
});
