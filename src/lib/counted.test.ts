import { expect, test } from 'vitest';
import { counted } from './counted.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [2000, '2,000 bytes'],
])('%d of a byte are %j', (count, expected) => {
  expect(counted(count, 'byte')).toBe(expected);
});

test('takes a plural that is not made with an s', () => {
  expect(counted(2, 'match', 'matches')).toBe('2 matches');
});
