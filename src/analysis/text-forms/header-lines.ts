const LONGEST = 20_000;
/** Shorter values are read at a glance. */
const WORTH_BREAKING = 60;

/** Returns whether an attribute holds a header of a request or an answer, or metadata of a remote call. */
export function isHeader(name: string): boolean {
  return /\.(?:header|metadata)\.[^.]+$/.test(name);
}

/**
 * Returns a header's values, one a line; long ones broken after each `;`, or where there is none after each `,`, outside
 * of quotes. Takes the JSON array that conventions ask for, and plain text.
 */
export function headerLines(text: string): string {
  if (text.length > LONGEST) return text;
  return (valuesOf(text) ?? [text]).map(broken).join('\n');
}

function valuesOf(text: string): readonly string[] | null {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : null;
  } catch {
    return null;
  }
}

function broken(value: string): string {
  if (value.length <= WORTH_BREAKING) return value;
  const separator = value.includes('; ') ? ';' : ',';
  let isQuoted = false;
  const pieces = value.split(/(["\\]|[;,] )/).map((piece) => {
    if (piece === '"') isQuoted = !isQuoted;
    return piece === `${separator} ` && !isQuoted ? `${separator}\n` : piece;
  });
  return pieces.join('');
}
