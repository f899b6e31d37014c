import { expect, test } from 'vitest';
import { moreWords } from './more-words.ts';

test('more findings are called by what they are', () => {
  expect(moreWords(5, 'Fat leaf')).toBe('5 more fat leaves');
});

test('what is about many calls is not counted as calls', () => {
  expect(moreWords(3, 'Repeated calls')).toBe('3 more: Repeated calls');
});

test('a kind that was never met has its title', () => {
  expect(moreWords(1200, 'constructor')).toBe('1,200 more: constructor');
});
