import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalNanoseconds } from './decimal-nanoseconds.ts';

describe('decimal times', () => {
  test.each([
    ['seconds with a fraction', 1701423928.556, 9, 1_701_423_928_556_000_000n],
    ['microseconds beyond 2^53', 1_784_000_000_000_000_000n, 3, 1_784_000_000_000_000_000_000n],
    ['milliseconds as text', '12.5', 6, 12_500_000n],
    ['an exponent', 1e-7, 9, 100n],
    ['half a nanosecond', 0.0005, 3, 1n],
    ['a negative one', -3, 3, -3000n],
    ['zero', 0, 0, 0n],
  ] as const)('are exact: %s', (_, written, digits, nanoseconds) => {
    expect(decimalNanoseconds(written, digits)).toBe(nanoseconds);
  });

  test.each([[null], [''], ['.'], ['soon'], ['1e400'], [true], [Number.NaN], [Number.POSITIVE_INFINITY], ['1e99']])(
    'are none: %s',
    (written) => {
      expect(decimalNanoseconds(written, 9)).toBeNull();
    },
  );

  test('of whole nanoseconds are what they were, written in any unit', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.constantFrom(0, 3, 6, 9), (nanoseconds, digits) => {
        const size = String(nanoseconds < 0n ? -nanoseconds : nanoseconds).padStart(digits + 1, '0');
        const at = size.length - digits;
        const written = `${nanoseconds < 0n ? '-' : ''}${size.slice(0, at)}.${size.slice(at)}`;
        expect(decimalNanoseconds(written, digits)).toBe(nanoseconds);
      }),
    );
  });
});
