import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatExactDuration, readExactDuration } from './exact-duration.ts';

test.each([
  [1_500_000_000, '1.5s'],
  [250_000_000, '250ms'],
  [32_400_000_000_000, '9h'],
  [120_000_000_000, '2m'],
  [90_000_000_000, '90s'],
  [12_000, '12us'],
  [7, '7ns'],
  [0, '0ns'],
])('%d ns is %s', (duration, text) => {
  expect(formatExactDuration(duration)).toBe(text);
});

test.each([
  ['2 min 23 s', 143e9],
  ['1m30s', 90e9],
  ['1h 2min', 3720e9],
  ['1d', 86_400e9],
  ['1 000 ms', 1e9],
  ['1,5 s', 1.5e9],
  ['250', 250e6],
])('“%s” is %d ns', (text, duration) => {
  expect(readExactDuration(text)).toBe(duration);
});

test.each(['', 'soon', '5 %', '-1s', '1e400s', '1s 2min', '1s 2s', '1s 5', '3 x'])('“%s” is no duration', (text) => {
  expect(readExactDuration(text)).toBeNull();
});

test('every duration is read as it was written', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (duration) => {
      expect(readExactDuration(formatExactDuration(duration))).toBe(duration);
    }),
  );
});
