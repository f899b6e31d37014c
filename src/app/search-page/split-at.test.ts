import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitAt } from './split-at.ts';

const text = fc.string({ unit: fc.constantFrom('{', 'a', '.', ' ', '\n') });
const figure = fc.nat(12);

describe('a query that is refused', () => {
  test.each([
    ['{ a = }', { line: 1, column: 7 }, ['{ a = ', '}', '']],
    ['{ a }\n{ b = }', { line: 2, column: 3 }, ['{ a }\n{ ', 'b', ' = }']],
    ['  { a }', { line: 1, column: 1 }, ['  ', '{', ' a }']],
    ['{ a', { line: 1, column: 9 }, ['{ ', 'a', '']],
  ])('has the word at the place underlined: %j at %j', (query, position, parts) =>
    expect(splitAt(query, position)).toEqual(parts),
  );

  test('has a word of its first line underlined where the server tells of line 0', () =>
    expect(splitAt('{ parent. }', { line: 0, column: 3 })).toEqual(['{ ', 'parent.', ' }']));

  test('has its first word underlined where the server tells of column 0', () =>
    expect(splitAt('{ a }', { line: 1, column: 0 })).toEqual(['', '{', ' a }']));

  test('is shown whole, wherever the server sees what is wrong', () => {
    fc.assert(
      fc.property(text, figure, figure, (query, line, column) => {
        expect(splitAt(query, { line, column }).join('')).toBe(query);
      }),
    );
  });

  test('has nothing underlined where no place is told', () =>
    expect(splitAt('{ a }', null)).toEqual(['{ a }', '', '']));
});
