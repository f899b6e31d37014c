import { durationOf } from '../../analysis/filter/duration-words.ts';
import type { Nanoseconds } from '../../trace/units.ts';

const UNITS = [
  { size: 3600e9, name: 'h', isWholeOnly: true },
  { size: 60e9, name: 'm', isWholeOnly: true },
  { size: 1e9, name: 's' },
  { size: 1e6, name: 'ms' },
  { size: 1e3, name: 'us' },
];

/** Returns a duration that `readExactDuration` reads as the same whole nanoseconds: `9h`, `90s`, `1.5s`, `250ms`, `12us`. */
export function formatExactDuration(duration: Nanoseconds): string {
  const whole = Math.round(duration);
  for (const { size, name, isWholeOnly } of UNITS) {
    if (whole < size || (isWholeOnly && whole % size !== 0)) continue;
    const text = `${whole / size}${name}`;
    if (readExactDuration(text) === whole) return text;
  }
  return `${whole}ns`;
}

/** Returns the whole nanoseconds that somebody typed, as `durationOf` reads them; null for what is no duration. */
export function readExactDuration(text: string): Nanoseconds | null {
  return durationOf(text.trim());
}
