import type { Nanoseconds } from '../../trace/units.ts';

/** Largest first, as they are written. */
const WRITTEN: readonly (readonly [unit: string, length: Nanoseconds])[] = [
  ['h', 3600e9],
  ['m', 60e9],
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
];
const UNITS: Readonly<Record<string, Nanoseconds>> = {
  ...Object.fromEntries(WRITTEN),
  ns: 1,
  µs: 1e3,
  μs: 1e3,
  min: 60e9,
  d: 86_400e9,
};
const MOST_DECIMALS = 3;
/** A figure, whose thousands may stand apart, and its unit. */
const PART = /((?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d*)?|[.,]\d+)\s*([a-zµμ]*)\s*/giy;

/**
 * Returns the duration that somebody typed, whole nanoseconds: `10ms`, `1.5s`, `1,5 s`, `1m30s`, `2 min 23 s`, from the
 * largest unit down. A figure alone is milliseconds. null for what is none, or is more than 104 days.
 */
export function durationOf(text: string): Nanoseconds | null {
  let sum = 0;
  let read = 0;
  let above = Number.POSITIVE_INFINITY;
  for (const [part, figure, unit] of text.matchAll(PART)) {
    const length = unit === '' && part.length === text.length ? UNITS.ms : unitOf(unit);
    if (length === null || length >= above) return null;
    above = length;
    sum += Number(figure.replaceAll(/\s/g, '').replace(',', '.')) * length;
    read += part.length;
  }
  const isWhole = read === text.length && read > 0;
  return isWhole && sum <= Number.MAX_SAFE_INTEGER ? Math.round(sum) : null;
}

function unitOf(unit: string): Nanoseconds | null {
  const small = unit.toLowerCase();
  return Object.hasOwn(UNITS, small) ? UNITS[small] : null;
}

/** Returns a duration of whole nanoseconds as it is typed, in the largest unit that tells it exactly: `1.5s`. */
export function durationWords(duration: Nanoseconds): string {
  for (const [unit, length] of WRITTEN) {
    const figure = duration / length;
    if (figure < 1) continue;
    const digits = String(Number(figure.toFixed(MOST_DECIMALS)));
    if (durationOf(digits + unit) === duration) return digits + unit;
  }
  return `${duration}ns`;
}
