import { expect, test } from 'vitest';
import { attributeValues, matching } from './completion-values.ts';

/** An attribute of which each span has a value of its own, but for the last two of them. */
function ids(count: number) {
  const texts = Array.from({ length: count }, (_, i) => `ID-${i}`);
  return { key: 'id', texts, values: Uint32Array.from({ length: count + 1 }, (_, i) => Math.min(i, count - 1)) };
}

test('the value of most spans comes first', () =>
  expect(attributeValues(ids(3)).map(({ text, count }) => `${text} ${count}`)).toEqual(['ID-2 2', 'ID-0 1', 'ID-1 1']));

test('of very many values those of most spans are left', () => {
  const values = attributeValues(ids(30_000));
  expect([values.length, values[0].text]).toEqual([10_000, 'ID-29999']);
});

test('values are found in any case', () =>
  expect(matching(attributeValues(ids(3)), 'iD-1', 5).map(({ text }) => text)).toEqual(['ID-1']));
