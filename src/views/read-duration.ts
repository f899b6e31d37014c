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
};

/**
 * Returns the duration that somebody typed: `10 ms`, `1.5s`, `1,5 s`, `2 %` of `whole`. A figure alone is milliseconds.
 * null for what is none.
 */
export function readDuration(text: string, whole: Nanoseconds): Nanoseconds | null {
  const match = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*(%|[a-zµμ]*)$/i.exec(text.trim());
  if (match === null) return null;
  const figure = Number(match[1].replace(',', '.'));
  const unit = match[2].toLowerCase() || 'ms';
  if (unit === '%') return (figure / 100) * whole;
  return Object.hasOwn(UNITS, unit) ? figure * UNITS[unit] : null;
}
