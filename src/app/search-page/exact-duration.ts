import { durationOf } from '../../analysis/filter/duration-words.ts';
import type { Nanoseconds } from '../../trace/units.ts';

const UNITS = [
  { size: 1e9, name: 's' },
  { size: 1e6, name: 'ms' },
  { size: 1e3, name: 'us' },
] as const;

/** Returns a duration that `readExactDuration` reads as the same whole nanoseconds: `1.5s`, `250ms`, `12us`. */
export function formatExactDuration(duration: Nanoseconds): string {
  const whole = Math.round(duration);
  const unit = UNITS.find(({ size, name }) => whole >= size && readExactDuration(`${whole / size}${name}`) === whole);
  return unit === undefined ? `${whole}ns` : `${whole / unit.size}${unit.name}`;
}

/** Returns the whole nanoseconds that somebody typed, as `durationOf` reads them; null for what is no duration. */
export function readExactDuration(text: string): Nanoseconds | null {
  return durationOf(text.trim());
}
