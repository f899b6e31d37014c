import { expect, test } from 'vitest';
import { timeInWords } from './time-in-words.ts';

test('a spoken time has its unit at the start too', () => {
  expect(timeInWords(0, 1e6)).toBe('0 s');
  expect(timeInWords(1.25e9, 1e7)).toBe('1.25 s');
});
