/** RFC 3339, with a zone: without one it is no certain moment. */
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|z|[+-]\d\d:\d\d)$/;

/**
 * Returns the moment that a text of a date and a time with its zone is (RFC 3339), in Unix nanoseconds; null for any
 * other text, for a date that no calendar has, and for one before 1971.
 */
export function dateInText(text: string): bigint | null {
  const match = text.length > 40 ? null : DATE_TIME.exec(text);
  if (match === null) return null;
  const [, day, clock, fraction = '', zone] = match;
  const milliseconds = isDay(day) ? Date.parse(`${day}T${clock}${zone.toUpperCase()}`) : Number.NaN;
  if (Number.isNaN(milliseconds) || milliseconds < 31_536_000_000) return null;
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Some browsers take 30 February for 2 March. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
