import { expect, test } from 'vitest';
import { formatShare } from './format-share.ts';

test.each([
  [21.1, 38.4, '55\u00a0%'],
  [0, 10, '0\u00a0%'],
  [10, 10, '100\u00a0%'],
  [1, 1000, '<1\u00a0%'],
  [999, 1000, '>99\u00a0%'],
  [3, 0, ''],
])('%d of %d is %j', (part, whole, expected) => {
  expect(formatShare(part, whole)).toBe(expected);
});
