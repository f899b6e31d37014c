import type { ExactJson } from '../lib/json/exact-json.ts';

/** Of one unit, by its power of ten: a nanosecond, a microsecond, a millisecond, a second. */
export type TimeUnitDigits = 0 | 3 | 6 | 9;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/;
/** Beyond it no clock can be: some 300,000 years. */
const MOST_NANOSECONDS = 10n ** 22n;

/**
 * Returns a time or length of `10^digits` nanoseconds a unit as nanoseconds, null for what is none. What a number's
 * shortest decimal form says is exact: 1701423928.556 seconds end with just 556 milliseconds. Less than a nanosecond is
 * rounded, halves up.
 */
export function decimalNanoseconds(json: ExactJson | undefined, digits: TimeUnitDigits): bigint | null {
  if (typeof json !== 'number' && typeof json !== 'bigint' && typeof json !== 'string') return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(String(json).trim()) ?? [];
  if (whole === '' && fraction === '') return null;
  const shift = digits - fraction.length + Number(exponent);
  const unscaled = BigInt(whole + fraction);
  const size =
    shift >= 0 ? unscaled * 10n ** BigInt(shift) : (unscaled + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  if (size > MOST_NANOSECONDS) return null;
  return sign === '-' ? -size : size;
}
