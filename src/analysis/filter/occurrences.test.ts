import { expect, test } from 'vitest';
import { occurrences } from './occurrences.ts';

test.each([
  ['SELECT items', ['select'], ['SELECT']],
  ['get the widget', ['get'], ['get', 'get']],
  ['shopping cart', ['shop', 'opping', 'cart'], ['shopping', 'cart']],
  ['shopping', ['shop', 'ping'], ['shopping']],
  ['quote', ['cart'], []],
  ['quote', [''], []],
  ['İzmir', ['ZM'], ['zm']],
])('in %j, %j stands as %j', (text, words, found) => {
  expect(occurrences(text, words).map(({ from, to }) => text.slice(from, to))).toEqual(found);
});
