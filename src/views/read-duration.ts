import type { Nanoseconds } from '../trace/units.ts';

const UNITS: Readonly<Record<string, Nanoseconds>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  min: 60e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
};

/** A figure, whose thousands may stand apart, and its unit. */
const PART = /((?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d*)?|[.,]\d+)\s*(%|[a-zµμ]*)\s*/iy;

/**
 * Returns the duration that somebody typed: `10 ms`, `1.5s`, `1,5 s`, `2 min 23 s`, `1m30s`, `2 %` of `whole`. A figure
 * alone is milliseconds. null for what is none.
 */
export function readDuration(text: string, whole: Nanoseconds): Nanoseconds | null {
  const parts = partsOf(text.trim());
  const [first] = parts ?? [];
  if (parts === null || first === undefined) return null;
  if (parts.length === 1 && first.unit === '%') return (first.figure / 100) * whole;
  if (parts.length === 1 && first.unit === '') return first.figure * UNITS.ms;
  let sum = 0;
  let above = Number.POSITIVE_INFINITY;
  for (const { figure, unit } of parts) {
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : Number.NaN;
    // From the largest unit down, as people say it; so is an unknown one, which compares with nothing.
    if (!(size < above)) return null;
    sum += figure * size;
    above = size;
  }
  return sum;
}

interface Part {
  readonly figure: number;
  /** In lower case, empty for none. */
  readonly unit: string;
}

/** Returns null where anything else stands there. */
function partsOf(text: string): readonly Part[] | null {
  const parts: Part[] = [];
  PART.lastIndex = 0;
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const match = PART.exec(text);
    if (match === null) return null;
    parts.push({ figure: Number(match[1].replaceAll(/\s/g, '').replace(',', '.')), unit: match[2].toLowerCase() });
  }
  return parts;
}
