import { expect, test } from 'vitest';
import { arrayElements } from './array-elements.ts';

test.each([
  ['["x","y"]', ['x', 'y']],
  ['[\n  "a, b",\n  "say \\"hi\\"]"\n]', ['a, b', 'say "hi"]']],
  ['[1, 12345678901234567890, true, null]', ['1', '12345678901234567890', 'true', 'null']],
  ['[[1, 2], {"a": "]"}]', ['[1, 2]', '{"a": "]"}']],
  ['[]', []],
  ['[ ]', []],
])('the elements of %s', (text, expected) => expect(arrayElements(text)).toEqual(expected));

test.each(['x', '[x', '[x]', '[GET] /cart [2]', '["x]', '["a" "b"]', ''])('%j is no array', (text) =>
  expect(arrayElements(text)).toBeNull(),
);

test('quotes that are never closed are read in the end', () => {
  expect(arrayElements(`["${'\\"'.repeat(49_000)}\\]`)).toBeNull();
});
