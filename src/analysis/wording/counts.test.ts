import { describe, expect, test } from 'vitest';
import { capitalised, countedInWords, inWords, listed, ordinal, times } from './counts.ts';

test('small counts are words, others figures', () => {
  expect([0, 3, 12, 13, 2000].map(inWords)).toEqual(['no', 'three', 'twelve', '13', '2,000']);
});

test('a count goes with its noun', () => {
  expect([countedInWords(1, 'call'), countedInWords(3, 'query', 'queries')]).toEqual(['one call', 'three queries']);
});

test('what happens is told by how often', () => {
  expect([1, 2, 5, 20].map(times)).toEqual(['once', 'twice', 'five times', '20 times']);
});

test('the place in a row is told in words while it is early', () => {
  expect([1, 6, 13, 21, 22, 111].map(ordinal)).toEqual(['first', 'sixth', '13th', '21st', '22nd', '111th']);
});

test('a sentence begins with a capital', () => {
  expect(capitalised('three calls')).toBe('Three calls');
});

describe('names in a row', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'a, b and two more'],
  ])('%j read as %j', (names, text) => {
    expect(listed(names)).toBe(text);
  });
});
