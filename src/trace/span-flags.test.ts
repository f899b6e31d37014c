import { expect, test } from 'vitest';
import { flagsInWords } from './span-flags.ts';

test.each([
  [0x000, 'not sampled'],
  [0x001, 'sampled'],
  [0x003, 'sampled, random trace id'],
  [0x101, 'sampled, local parent'],
  [0x300, 'not sampled, remote parent'],
  [0x80000001, 'sampled, and 0x80000000'],
])('flags %d are %j', (flags, expected) => {
  expect(flagsInWords(flags)).toBe(expected);
});
