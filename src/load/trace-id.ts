/** A UUID: some programs write trace ids so. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** No id that can be read is longer, with quotes, `0x` and dashes counted; what is longer is not even looked at. */
const LONGEST_WRITTEN_ID = 64;

/**
 * Returns the form of a trace id that ids are compared in: lower case, without quotes, `0x` and dashes, no base64, padded
 * with zeros on the left to 16 digits (up to 16) or 32. Text that is no hexadecimal id is returned as it is, trimmed.
 */
export function normaliseTraceId(text: string): string {
  const digits = hexDigits(text);
  if (digits === null) return text.trim();
  return digits.padStart(digits.length <= 16 ? 16 : 32, '0');
}

/**
 * The last character before the padding holds few bits of its own. Eleven letters and a sign of equality are as likely
 * the beginning of an assignment (`customer_id=`), so those have to look like chance.
 */
function isBase64Id(text: string): boolean {
  if (/^[\w+/-]{21}[AQgw]==$/.test(text)) return true;
  return /^[A-Za-z0-9+/]{10}[AEIMQUYcgkosw048]=$/.test(text) && /[0-9+/]|(?:[A-Z].*){3}/.test(text);
}

function base64Digits(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

/** Returns the form of a span id that ids are compared in: lower case, 16 digits. Other text as it is, trimmed. */
export function normaliseSpanId(text: string): string {
  return hexDigits(text)?.padStart(16, '0') ?? text.trim();
}

/**
 * Returns the forms of a trace id to ask a backend for, likeliest first and each once: 32 digits, 16 digits if the
 * upper half is zero, the digits as written (some stores compare ids as text and drop leading zeros). Where it may be a
 * decimal number, as Datadog writes ids, also the forms of that: before the others if it is longer than half an id.
 */
export function traceIdVariants(text: string): readonly string[] {
  const digits = hexDigits(text);
  if (digits === null) return text.trim() === '' ? [] : [text.trim()];
  const asDecimal = decimalAsHex(digits);
  const decimal = asDecimal === null ? [] : [asDecimal.padStart(32, '0'), asDecimal];
  const full = digits.padStart(32, '0');
  const short = full.startsWith('0'.repeat(16)) ? [full.slice(16)] : [];
  const forms = [full, ...short, digits];
  return [...new Set(/^0*\d{1,16}$/.test(digits) ? [...forms, ...decimal] : [...decimal, ...forms])];
}

/**
 * Returns the 16 hex digits of a decimal number of 64 bits, of five digits at least; null for any other text. Exact,
 * whatever its size.
 */
export function decimalAsHex(text: string): string | null {
  const hex = /^0*[1-9]\d{4,19}$/.test(text) ? BigInt(text).toString(16).padStart(16, '0') : '';
  return hex.length === 16 ? hex : null;
}

/**
 * Returns the lower-case digits of a hexadecimal id of up to 32 digits however decorated, or of 16 or 8 bytes in base64
 * with its padding; null for other text.
 */
export function hexDigits(text: string): string | null {
  if (text.length > LONGEST_WRITTEN_ID) return null;
  const plain = text
    .trim()
    .replace(/^["'`]+|["'`]+$/g, '')
    .replace(/^0x/i, '');
  if (isBase64Id(plain)) return base64Digits(plain);
  const digits = UUID.test(plain) ? plain.replaceAll('-', '') : plain;
  return /^[0-9a-f]{1,32}$/i.test(digits) ? digits.toLowerCase() : null;
}
