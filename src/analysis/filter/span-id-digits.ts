/** Fewer digits are as likely a word or a number. */
const FEWEST_DIGITS = 8;
const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-([0-9a-f]{16})-[0-9a-f]{2}$/i;
/** Eight bytes in base64: the last character before the padding has four bits of its own, the others are 0. */
const BASE64_ID = /^[\w+/-]{10}[AEIMQUYcgkosw048]=$/;

/**
 * Returns the lower-case hexadecimal digits, 8 to 16 of them, of a span id or of a part of one, however it is written:
 * with `0x`, dashes or zeros to 32 digits before it, in base64, in a `traceparent`. null for any other text.
 */
export function spanIdDigits(text: string): string | null {
  const written = TRACEPARENT.exec(text)?.[1] ?? text.replace(/^0x/i, '');
  if (BASE64_ID.test(written)) return base64Digits(written);
  const digits = written.replaceAll('-', '').replace(/^0{16}(?=.{16}$)/, '');
  const isId = /^[0-9a-f]+$/i.test(digits) && digits.length >= FEWEST_DIGITS && digits.length <= 16;
  return isId ? digits.toLowerCase() : null;
}

function base64Digits(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
