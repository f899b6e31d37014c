import type { ExactJson } from '../../../lib/json/exact-json.ts';
import { decimalNanoseconds } from '../../decimal-nanoseconds.ts';
import { isoNanoseconds } from '../../iso-nanoseconds.ts';

/** Returns a time, of RFC 3339 or in seconds since 1970, as nanoseconds; null where there is none. */
export function sentryTime(json: ExactJson | undefined): bigint | null {
  if (typeof json === 'string') return isoNanoseconds(json) ?? decimalNanoseconds(json, 9);
  return decimalNanoseconds(json, 9);
}
