/**
 * Returns an id as OTLP's JSON wants it: lower-case hex of `digits` digits. Quotes, `0x` and dashes go; padded base64 of
 * so many bytes is decoded. An id that is neither is kept as written, and no id is the empty text.
 */
export function otlpId(written: string, digits: 16 | 32): string {
  const plain = written
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .replace(/^0x/i, '');
  const hex = plain.replaceAll('-', '');
  if (/^0*$/.test(hex)) return '';
  if (/^[0-9a-f]+$/i.test(hex) && hex.length <= digits) return hex.toLowerCase().padStart(digits, '0');
  return base64ToHex(plain, digits) ?? written;
}

/** Only with its padding: without, a word of the right length would be taken for it. */
function base64ToHex(text: string, digits: 16 | 32): string | null {
  const length = digits === 16 ? 12 : 24;
  if (text.length !== length || !/^[A-Za-z0-9+/]+={1,2}$/.test(text)) return null;
  const bytes = Array.from(atob(text), (char) => char.charCodeAt(0).toString(16).padStart(2, '0'));
  return bytes.length * 2 === digits ? bytes.join('') : null;
}
