import { formatShare } from '../../lib/format-share.ts';
import { formatDuration } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';

const UNITS = [
  { size: 1e9, name: 's' },
  { size: 1e6, name: 'ms' },
  { size: 1e3, name: 'µs' },
] as const;

/**
 * Returns a duration as it reads well within a sentence: `3.9 s`, `27.5 s`, `296 ms`, `51 ms`, `1.2 ms`, `480 µs`, `2 s`.
 * Seconds have one decimal up to a minute, other units below ten. From a minute on it has two units: `3 min 20 s`.
 */
export function inSentence(duration: Nanoseconds): string {
  if (duration < 0) return `−${inSentence(-duration)}`;
  for (const { size, name } of UNITS) {
    const value = duration / size;
    const decimals = decimalsOf(value, name);
    // Rounding may reach the next unit: 999.7 ms is 1 s, 59.97 s is 1 min.
    if (name === 's' && value >= 59.95) return formatDuration(Math.max(duration, 60e9));
    if (value >= 0.9995) return `${withDecimals(value, decimals)} ${name}`;
  }
  return `${Math.round(duration)} ns`;
}

/** Returns `3.9 s of 4.2 s (93 %)`; with more figures where both would read alike although they differ. */
export function partOfWhole(part: Nanoseconds, whole: Nanoseconds): string {
  const [short, long] = comparedTimes(part, whole);
  return `${short} of ${long} (${shareText(part, whole)})`;
}

/** Returns `108 ms instead of 309 ms`; with more figures where both would read alike although they differ. */
export function insteadOf(after: Nanoseconds, before: Nanoseconds): string {
  return comparedTimes(after, before).join(' instead of ');
}

/** Returns `part / whole` as `93 %`; see `formatShare`. A plain space, since sentences are also searched and copied. */
export function shareText(part: number, whole: number): string {
  return formatShare(part, whole).replace('\u00a0', ' ');
}

function comparedTimes(a: Nanoseconds, b: Nanoseconds): [string, string] {
  const texts: [string, string] = [inSentence(a), inSentence(b)];
  return texts[0] === texts[1] && a !== b ? [formatDuration(a), formatDuration(b)] : texts;
}

function decimalsOf(value: number, unit: string): number {
  return value < 9.95 || unit === 's' ? 1 : 0;
}

function withDecimals(value: number, decimals: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(decimals);
}
