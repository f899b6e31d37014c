import { expect, test } from 'vitest';
import { extentOf } from './extent-of.ts';

test('the least and the greatest are found wherever they stand', () => {
  expect(extentOf([3, -1, 7, 2])).toEqual([-1, 7]);
  expect(extentOf([5])).toEqual([5, 5]);
});

test('a million values are not too many', () => {
  expect(extentOf(Array.from({ length: 1e6 }, (_, i) => i))).toEqual([0, 999_999]);
});
