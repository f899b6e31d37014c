import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatExactDuration, readExactDuration } from './exact-duration.ts';

test.each([
  [1_500_000_000, '1.5s'],
  [250_000_000, '250ms'],
  [90_000_000_000, '90s'],
  [12_000, '12us'],
  [7, '7ns'],
  [0, '0ns'],
])('%d ns is %s', (duration, text) => {
  expect(formatExactDuration(duration)).toBe(text);
});

test.each(['', 'soon', '5 %', '-1s', '1e400s'])('“%s” is no duration', (text) => {
  expect(readExactDuration(text)).toBeNull();
});

test('every duration is read as it was written', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (duration) => {
      expect(readExactDuration(formatExactDuration(duration))).toBe(duration);
    }),
  );
});
