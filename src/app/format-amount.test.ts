import { describe, expect, test } from 'vitest';
import { formatBytes } from './format-amount.ts';

describe('amounts', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [12_345, '12.3 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [140_000_000, '140 MB'],
    [3_000_000_000_000, '3000 GB'],
  ])('%i bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));
});
