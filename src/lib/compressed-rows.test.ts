import { expect, test } from 'vitest';
import { compressedRows } from './compressed-rows.ts';

test('members stand by group, ascending within one', () => {
  const { from, member } = compressedRows(Int32Array.of(2, 0, -1, 2, 0), 4);
  expect([...member]).toEqual([1, 4, 0, 3]);
  expect([...from]).toEqual([0, 2, 2, 4, 4]);
});

test('no groups have no members', () => {
  const { from, member } = compressedRows(Int32Array.of(-1, -1), 0);
  expect([from.length, member.length]).toEqual([1, 0]);
});
