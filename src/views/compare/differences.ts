import { groupDigits } from '../../lib/counted.ts';
import { formatDuration } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';

/** Returns how the moment `value` lies to `base`: `120 ms later`, `3.00 s earlier`; empty where that is less than 1 ns. */
export function momentDifference(base: Nanoseconds, value: Nanoseconds): string {
  const difference = Math.abs(value - base);
  return difference < 1 ? '' : `${formatDuration(difference)} ${value > base ? 'later' : 'earlier'}`;
}

/**
 * Returns by how much longer `value` is than `base`, and how many times as long: `+120 ms, 1.8×`. Only the first where
 * the second says nothing; empty where they are the same.
 */
export function durationDifference(base: Nanoseconds, value: Nanoseconds): string {
  if (Math.abs(value - base) < 1) return '';
  const difference = signOf(value - base) + formatDuration(Math.abs(value - base));
  const times = base > 0 && value > 0 ? timesText(value / base) : '';
  return times === '' ? difference : `${difference}, ${times}`;
}

/** Returns by how much `value` is more than `base`: `+3`; empty where they are the same. */
export function countDifference(base: number, value: number): string {
  return value === base ? '' : signOf(value - base) + groupDigits(Math.abs(value - base));
}

function signOf(difference: number): string {
  return difference > 0 ? '+' : '−';
}

/** Two figures; empty where these say "once". */
function timesText(times: number): string {
  if (times < 0.005) return '< 0.01×';
  if (times < 0.95) return `${times.toFixed(2)}×`;
  const text = times < 9.95 ? times.toFixed(1) : groupDigits(Math.round(times));
  return text === '1.0' || text === '0.9' ? '' : `${text}×`;
}
