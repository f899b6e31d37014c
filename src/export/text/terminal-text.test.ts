import { describe, expect, test } from 'vitest';
import { clipped, columnsOf, fitted, lineOf, wrapped } from './terminal-text.ts';

test('a wide character takes two columns, a mark above another none', () => {
  expect(['abc', '漢字', 'e\u0301', '👍', 'ﬁ'].map(columnsOf)).toEqual([3, 4, 1, 2, 1]);
});

test('a line is cut to columns, not characters', () => {
  expect([clipped('abcdef', 4), clipped('漢字漢字', 6), clipped('abc', 3), clipped('abc', 0)]).toEqual([
    'abc…',
    '漢字…',
    'abc',
    '',
  ]);
});

test('a fitted line is filled up', () => {
  expect(['a', 'abcdef', '漢字'].map((line) => fitted(line, 4))).toEqual(['a   ', 'abc…', '漢字']);
});

describe('wrapping', () => {
  test('breaks at spaces', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  });

  test('breaks a word that is longer than a line', () => {
    expect(wrapped('a 0123456789 b', 4)).toEqual(['a', '0123', '4567', '89 b']);
  });

  test('keeps a figure and its unit together', () => {
    expect(wrapped('took 3.9 s of 4 s (97 %) in 12 calls', 9)).toEqual([
      'took',
      '3.9 s of',
      '4 s',
      '(97 %) in',
      '12 calls',
    ]);
  });

  test('makes no line of nothing', () => {
    expect(wrapped('', 4)).toEqual([]);
  });
});

test('nothing in a line steers a terminal or hides', () => {
  expect(lineOf('a\u001b[2Jb\n\tc\u202ed\u200ee\u009bf')).toBe('a\ufffd[2Jb c\ufffdde\ufffdf');
});
