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

/** Returns `3.9 s of 4.2 s (93 %)`; with more figures where both would read alike although they differ, or as another share. What is no part, as calls that outlive
 * the whole are, stands alone. */
export function partOfWhole(part: Nanoseconds, whole: Nanoseconds): string {
  if (part > whole) return inSentence(part);
  const [short, long] = comparedTimes(part, whole);
  return `${short} of ${long} (${shareText(part, whole)})`;
}

/**
 * Returns `108 ms instead of 309 ms`; with as many figures as the difference needs to be read off them rightly:
 * `1.12 s instead of 1.20 s`.
 */
export function insteadOf(after: Nanoseconds, before: Nanoseconds): string {
  return differingTimes(after, before).join(' instead of ');
}

/** Returns `, with both changes` for a replay of so many; empty for one, which goes without saying. */
export function withAllChanges(count: number): string {
  return count < 2 ? '' : `, with ${count === 2 ? 'both' : `all ${count}`} changes`;
}

/** Returns whether a duration shortens too little for a sentence to promise it. */
export function isHardlyLess(after: Nanoseconds, before: Nanoseconds): boolean {
  return before - after < before / 200;
}

/** Returns `part / whole` as `93 %`; see `formatShare`. A plain space, since sentences are also searched and copied. */
export function shareText(part: number, whole: number): string {
  return formatShare(part, whole).replace('\u00a0', ' ');
}

function comparedTimes(a: Nanoseconds, b: Nanoseconds): [string, string] {
  const texts: [string, string] = [inSentence(a), inSentence(b)];
  // `2 s` is exact and `2.0 s` is not, which nobody reads.
  const [first, second] = texts.map((text) => text.replace('.0 ', ' '));
  if (first === second && a !== b) return [formatDuration(a), formatDuration(b)];
  return isShareRead(a, b) ? texts : [formatDuration(a), formatDuration(b)];
}

/** How far the share that is read off two figures may be from the true one, as part of the whole. */
const SHARE_MISREAD = 0.02;

/** Whether the share that both figures make as they are read is about the true one: 2.4 of 2.5 s are no 99 %. */
function isShareRead(part: Nanoseconds, whole: Nanoseconds): boolean {
  const asRead = (duration: Nanoseconds) => Math.round(duration / stepOf(duration)) * stepOf(duration);
  return Math.abs(asRead(part) / asRead(whole) - part / whole) <= SHARE_MISREAD;
}

/** How far the difference of what is read may be from the true one. */
const MISREAD = 0.1;
const MOST_DECIMALS = 3;

/** Returns both durations, with as many figures as the difference between them needs to be read rightly. */
export function differingTimes(after: Nanoseconds, before: Nanoseconds): [string, string] {
  const plain: [string, string] = [inSentence(after), inSentence(before)];
  const unit = UNITS.find(({ size }) => before / size >= 0.9995);
  if (after < 0 || after === before || unit === undefined) return plain;
  if (isReadRightly(after, before, stepOf(after), stepOf(before))) return plain;
  const { size, name } = unit;
  for (let decimals = 0; ; decimals++) {
    const step = size / 10 ** decimals;
    if (decimals < MOST_DECIMALS && !isReadRightly(after, before, step, step)) continue;
    return [`${(after / size).toFixed(decimals)} ${name}`, `${(before / size).toFixed(decimals)} ${name}`];
  }
}

function isReadRightly(a: Nanoseconds, b: Nanoseconds, stepOfA: Nanoseconds, stepOfB: Nanoseconds): boolean {
  const read = Math.round(b / stepOfB) * stepOfB - Math.round(a / stepOfA) * stepOfA;
  return Math.abs(read - (b - a)) <= MISREAD * Math.abs(b - a);
}

/** What a duration in a sentence is rounded to. */
function stepOf(duration: Nanoseconds): Nanoseconds {
  if (duration >= 59.95e9) return duration < 3600e9 ? 1e9 : 60e9;
  const unit = UNITS.find(({ size }) => duration / size >= 0.9995);
  return unit === undefined ? 1 : unit.size / 10 ** decimalsOf(duration / unit.size, unit.name);
}

function decimalsOf(value: number, unit: string): number {
  return value < 9.95 || unit === 's' ? 1 : 0;
}

function withDecimals(value: number, decimals: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(decimals);
}
