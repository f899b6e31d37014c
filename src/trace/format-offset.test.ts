import { expect, test } from 'vitest';
import { formatOffset } from './format-offset.ts';

test.each([
  [18_182_444_123, 1_010_000, '18.182444 s'],
  [18_183_454_321, 1_010_000, '18.183454 s'],
  [18_182_444_123, 900, '18.182444123 s'],
  [32_912_340, 40_000, '32.91234 ms'],
  [32_912_345, 1_000, '32.912345 ms'],
  [200_182_444_123, 1_010_000, '3 min 20.182444 s'],
  [7_500_000_000_000, 1_000_000, '2 h 5 min 0.000000 s'],
  [59_999_999_999, 1_010_000, '1 min 0.000000 s'],
  [-18_182_444_123, 1_010_000, '−18.182444 s'],
  [18_182_444_123, 0, '18.182444123 s'],
])('%d ns beside a stretch of %d ns is %s', (offset, stretch, text) => {
  expect(formatOffset(offset, stretch)).toBe(text);
});

test.each([
  [18_182_444_123, 18_182_444_123, '18.2 s'],
  [0, 1_000_000, '0 ns'],
  [0, 0, '0 ns'],
  [999, 0, '999 ns'],
  [2_500_000, 1_000_000, '2.50 ms'],
])('%d ns within a stretch of %d ns needs no more than a duration’s figures: %s', (offset, stretch, text) => {
  expect(formatOffset(offset, stretch)).toBe(text);
});

test('the two ends of a stretch never read alike', () => {
  for (const stretch of [1, 37, 1_010, 123_456, 1_010_000, 990_000_000]) {
    for (const start of [1_000, 1_234_567, 18_182_444_123, 86_399_999_999_999]) {
      expect(formatOffset(start, stretch)).not.toBe(formatOffset(start + stretch, stretch));
    }
  }
});
