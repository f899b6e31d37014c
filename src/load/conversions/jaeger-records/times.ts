import type { ExactJson } from '../../../lib/json/exact-json.ts';
import { decimalNanoseconds, type TimeUnitDigits } from '../../decimal-nanoseconds.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';

/** Returns a moment as nanoseconds since 1970: a date, or a number of microseconds; null for what is none. */
export function timeOf(json: ExactJson): bigint | null {
  return decimalNanoseconds(json, 3) ?? (typeof json === 'string' ? isoNanoseconds(json) : null);
}

/** Returns a length in nanoseconds: `0.005s`, Go's `1m2.5ms`, or a number of microseconds; null for what is none. */
export function durationOf(json: ExactJson): bigint | null {
  if (typeof json !== 'string' || !LENGTH.test(json)) return decimalNanoseconds(json, 3);
  let length = 0n;
  for (const [, number, unit] of json.matchAll(PART)) length += partOf(number, unit);
  return json.startsWith('-') ? -length : length;
}

const LENGTH = /^-?(?:\d+(?:\.\d*)?(?:h|m|s|ms|us|µs|μs|ns))+$/;
const PART = /(\d+(?:\.\d*)?)(h|ms|m|s|us|µs|μs|ns)/g;

const DIGITS: Readonly<Record<string, TimeUnitDigits>> = { ns: 0, us: 3, µs: 3, μs: 3, ms: 6 };
const SECONDS: Readonly<Record<string, bigint>> = { m: 60n, h: 3600n };

function partOf(number: string, unit: string): bigint {
  return (decimalNanoseconds(number, DIGITS[unit] ?? 9) ?? 0n) * (SECONDS[unit] ?? 1n);
}
