const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Returns a number as it is usually written, without exponent, plus sign or leading zeros; null for a text that is no
 * number, or one that cannot be written so without losing digits.
 */
export function plainNumber(text: string): string | null {
  if (PLAIN.test(text)) return text;
  if (!NUMBER.test(text) || Math.abs(Number(text)) > Number.MAX_SAFE_INTEGER) return null;
  const written = String(Number(text));
  return PLAIN.test(written) ? written : null;
}

/** Returns the texts that are one value with `value`: itself, and for a number as it is usually written. */
export function sameValues(value: string): string[] {
  const plain = plainNumber(value);
  if (plain === null || Math.abs(Number(plain)) > Number.MAX_SAFE_INTEGER) return [value];
  return [...new Set([value, plain, String(Number(plain))])];
}
