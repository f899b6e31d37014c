import { expect, test } from 'vitest';
import { searchWords } from './search-words.ts';

test.each([
  ['', []],
  ['   ', []],
  ['select', ['select']],
  ['  GET   /cart ', ['GET', '/cart']],
  ['"load cart" db', ['load cart', 'db']],
  ['"load ca', ['load ca']],
  ['say"load cart"now', ['say', 'load cart', 'now']],
  ['""', []],
  ['db db', ['db']],
])('%j is looked for as %j', (text, words) => expect(searchWords(text)).toEqual(words));

test('a long text is one phrase', () => {
  const query = 'SELECT a, b FROM items WHERE a = 1 AND b > 2';
  expect(searchWords(` ${query} `)).toEqual([query]);
});
