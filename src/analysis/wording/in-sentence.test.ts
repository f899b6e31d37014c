import { describe, expect, test } from 'vitest';
import { inSentence, insteadOf, isHardlyLess, partOfWhole, shareText } from './in-sentence.ts';

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

test.each([
  [1_120_000_000, 1_200_000_000, '1.12 s instead of 1.20 s'],
  [108_000_000, 309_000_000, '108 ms instead of 309 ms'],
  [998_000_000, 1_160_000_000, '1.00 s instead of 1.16 s'],
  [699_100_000, 699_400_000, '699.1 ms instead of 699.4 ms'],
  [599_950_000_000, 600_000_000_000, '599.95 s instead of 600.00 s'],
  [126_000_000_000, 143_000_000_000, '2 min 6 s instead of 2 min 23 s'],
  [2_000_000_000, 2_000_000_000, '2 s instead of 2 s'],
  [0, 400, '0 ns instead of 400 ns'],
])('%d ns instead of %d ns have the figures that their difference needs: %s', (after, before, text) => {
  expect(insteadOf(after, before)).toBe(text);
});

test('less than half a per cent is hardly less', () => {
  expect([isHardlyLess(996, 1000), isHardlyLess(994, 1000)]).toEqual([true, false]);
});

test('the same time twice has no more figures', () => {
  expect(partOfWhole(2_000_000_000, 2_000_000_000)).toBe('2 s of 2 s (100 %)');
  expect(partOfWhole(2_000_000_000, 2_041_000_000)).toBe('2.00 s of 2.04 s (98 %)');
});

test('what is longer than the whole is no part of it', () => {
  expect(partOfWhole(180_000_000, 100_000_000)).toBe('180 ms');
});

test('times that would read as another share have more figures', () => {
  expect(partOfWhole(2_430_000_000, 2_460_000_000)).toBe('2.43 s of 2.46 s (99 %)');
  expect(partOfWhole(944_000_000, 1_054_000_000)).toBe('944 ms of 1.05 s (90 %)');
});

test('a share has a plain space', () => {
  expect(shareText(93, 100)).toBe('93 %');
});
