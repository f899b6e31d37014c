import { formatDuration } from './time.ts';
import type { Nanoseconds } from './units.ts';

/** From so many times the stretch on, the three figures of a duration no longer tell its two ends apart. */
const COARSE_FROM = 10;
/** A moment is told to this part of the stretch. */
const PARTS = 1000;

const SECOND = 1e9;
const UNITS = [
  { size: SECOND, name: 's', decimals: 9 },
  { size: 1e6, name: 'ms', decimals: 6 },
  { size: 1e3, name: 'µs', decimals: 3 },
] as const;
const LONG_UNITS = [
  { size: 86_400, name: 'd' },
  { size: 3_600, name: 'h' },
  { size: 60, name: 'min' },
] as const;

/**
 * Returns a moment since a start as people read it, as `formatDuration` does, with more figures where the ends of
 * `stretch` would read alike: 18,182,444,123 ns is `18.2 s`, and `18.182444 s` where the stretch is a millisecond long.
 *
 * @param stretch what the moment is an end of or lies in: a span's duration, the window in sight. 0 for every figure
 */
export function formatOffset(offset: Nanoseconds, stretch: Nanoseconds): string {
  const size = Math.abs(offset);
  if (size < COARSE_FROM * stretch || size < UNITS[2].size) return formatDuration(offset);
  const sign = offset < 0 ? '−' : '';
  const unit = UNITS.find((known) => size >= known.size) ?? UNITS[2];
  // The next lower power of ten of the stretch, in decimals of the unit.
  const step = stretch < 1 ? 1 : 10 ** Math.floor(Math.log10(stretch)) / PARTS;
  const decimals = Math.min(Math.max(Math.ceil(Math.log10(unit.size / step) - 1e-9), 0), unit.decimals);
  return (
    sign + (unit.size === SECOND ? inLongUnits(size, decimals) : `${decimal(size, unit.size, decimals)} ${unit.name}`)
  );
}

/** Returns `3 min 20.182444 s`; less than a minute has one unit. */
function inLongUnits(size: number, decimals: number): string {
  const step = 10 ** (9 - decimals);
  // Rounded once, before it is taken apart: 59.9996 s is a minute, not "60.000 s".
  const rounded = Math.round(size / step) * step;
  let seconds = Math.floor(rounded / SECOND);
  const rest = rounded - seconds * SECOND;
  const words: string[] = [];
  for (const { size: long, name } of LONG_UNITS) {
    const whole = Math.floor(seconds / long);
    seconds -= whole * long;
    if (whole > 0 || words.length > 0) words.push(`${whole} ${name}`);
  }
  return [...words, `${decimal(seconds * SECOND + rest, SECOND, decimals)} s`].join(' ');
}

function decimal(size: number, unit: number, decimals: number): string {
  return (size / unit).toFixed(decimals);
}
