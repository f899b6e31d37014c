import { describe, expect, test } from 'vitest';
import { inSentence, insteadOf, partOfWhole, shareText } from './in-sentence.ts';

describe('a duration in a sentence', () => {
  test.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [480_300, '480 µs'],
    [1_234_000, '1.2 ms'],
    [3_000_000, '3 ms'],
    [9_960_000, '10 ms'],
    [51_319_653, '51 ms'],
    [296_400_000, '296 ms'],
    [999_700_000, '1.0 s'],
    [2_000_000_000, '2 s'],
    [3_904_109_000, '3.9 s'],
    [27_542_000_000, '27.5 s'],
    [59_970_000_000, '1 min'],
    [200_000_000_000, '3 min 20 s'],
    [-40_000_000, '−40 ms'],
  ])('of %d ns is %s', (duration, text) => {
    expect(inSentence(duration)).toBe(text);
  });
});

test('a part of a whole has both times and the share, with plain spaces', () => {
  expect(partOfWhole(3_904_109_000, 4_217_000_000)).toBe('3.9 s of 4.2 s (93 %)');
});

test('times that would read alike have more figures', () => {
  expect(partOfWhole(3_904_000_000, 3_943_000_000)).toBe('3.90 s of 3.94 s (99 %)');
  expect(insteadOf(10_100_000, 10_400_000)).toBe('10.1 ms instead of 10.4 ms');
});

test('the same time twice has no more figures', () => {
  expect(partOfWhole(2_000_000_000, 2_000_000_000)).toBe('2 s of 2 s (100 %)');
});

test('a share has a plain space', () => {
  expect(shareText(93, 100)).toBe('93 %');
});
