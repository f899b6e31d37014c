import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from './number-lists.ts';

test('a list has a marked number if one of those added to it is marked', () => {
  const numbers = fc.array(fc.nat({ max: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 2000, size: 'max' }), numbers, (lists, marked) => {
      const all = new NumberLists();
      for (const list of lists) {
        for (const number of list) all.add(number);
        all.close();
      }
      const marks = new Uint8Array(31);
      for (const number of marked) marks[number] = 1;
      const having = lists.map((list) => list.some((number) => marked.includes(number)));
      expect(lists.map((_, place) => all.hasMarked(place, marks))).toEqual(having);
    }),
    { numRuns: 30 },
  );
});

test('what was cleared is in no list', () => {
  const lists = new NumberLists();
  lists.add(1);
  lists.close();
  lists.add(2);
  lists.clear();
  lists.add(3);
  expect(lists.close()).toBe(1);
  expect([1, 2, 3].map((number) => lists.hasMarked(1, Uint8Array.of(0, 0, 0, 0).fill(1, number, number + 1)))).toEqual([
    false,
    false,
    true,
  ]);
});
