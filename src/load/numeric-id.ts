import type { ExactJson } from '../lib/json/exact-json.ts';
import { textOf } from './json-fields.ts';

/** Returns an id that is a whole number as 16 digits of hex, exactly; any other as it is written, null as the empty text. */
export function idOfNumber(json: ExactJson): string {
  const isWhole = typeof json === 'bigint' || (typeof json === 'number' && Number.isSafeInteger(json));
  return isWhole && json >= 0 ? BigInt(json).toString(16).padStart(16, '0') : textOf(json);
}

/** Returns a 64-bit id, which its source writes in decimal digits, as 16 of hex; empty for 0; text that is no decimal as it is. */
export function idOfDecimal(json: ExactJson): string {
  const text = textOf(json);
  if (!/^-?\d{1,20}$/.test(text)) return text;
  const id = BigInt.asUintN(64, BigInt(text));
  return id === 0n ? '' : id.toString(16).padStart(16, '0');
}
