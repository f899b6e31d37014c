import { describe, expect, test } from 'vitest';
import { optionAfterKey } from './option-after-key.ts';

describe('in a list of 25 options', () => {
  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 24, 0],
    ['ArrowUp', -1, 24],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 24],
    ['PageDown', 3, 13],
    ['PageDown', 20, 24],
    ['PageUp', 13, 3],
    ['PageUp', 3, 0],
  ])('%s goes from %d to %d', (key, from, to) => {
    expect(optionAfterKey(key, from, 25)).toBe(to);
  });
});

test('other keys go nowhere, nor does any where there is no option', () => {
  expect(optionAfterKey('Enter', 0, 25)).toBeUndefined();
  expect(optionAfterKey('ArrowDown', -1, 0)).toBeUndefined();
});
