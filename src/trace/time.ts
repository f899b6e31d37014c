import type { Nanoseconds } from './units.ts';

const UNITS = [
  { size: 86_400e9, name: 'd' },
  { size: 3_600e9, name: 'h' },
  { size: 60e9, name: 'min' },
  { size: 1e9, name: 's' },
  { size: 1e6, name: 'ms' },
  { size: 1e3, name: 'µs' },
  { size: 1, name: 'ns' },
] as const;

/**
 * Returns a duration as people read it, with three figures: `3.90 s`, `12.0 ms`, `480 µs`, `0 ns`. From a minute on it
 * has two units: `3 min 20 s`, `2 h 5 min`.
 */
export function formatDuration(duration: Nanoseconds): string {
  const size = Math.abs(duration);
  const sign = duration < 0 ? '−' : '';
  if (size < 1) return '0 ns';
  for (let i = 0; i < UNITS.length; i++) {
    const unit = UNITS[i];
    // Rounding to three figures may reach the next unit: 999.96 ms is 1.00 s.
    const isLast = i === UNITS.length - 1;
    if (size < unit.size * 0.9995 && !isLast) continue;
    if (unit.size > 1e9) return sign + inTwoUnits(size, unit, UNITS[i + 1]);
    return `${sign}${isLast ? Math.round(size) : threeFigures(size / unit.size)} ${unit.name}`;
  }
  return '0 ns';
}

function inTwoUnits(size: number, unit: (typeof UNITS)[number], next: (typeof UNITS)[number]): string {
  const inNext = Math.round(size / next.size);
  const ratio = unit.size / next.size;
  const whole = Math.floor(inNext / ratio);
  const rest = inNext - whole * ratio;
  return rest === 0 ? `${whole} ${unit.name}` : `${whole} ${unit.name} ${rest} ${next.name}`;
}

function threeFigures(value: number): string {
  const decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  return value.toFixed(decimals);
}

/** Whether an absolute time means a date: clocks that start at zero give 1970, which would only mislead. */
export function isWallClock(timeUnixNano: bigint): boolean {
  return timeUnixNano >= 31_536_000_000_000_000n;
}

/** Returns an absolute time that means a date; null for one that does not, or none. */
export function dated(timeUnixNano: bigint | null): bigint | null {
  return timeUnixNano !== null && isWallClock(timeUnixNano) ? timeUnixNano : null;
}

export type TimeZone = 'utc' | 'local';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns when a trace began, in words that stand alone: as `formatTimestamp`, and that a clock tells no date. */
export function formatStart(timeUnixNano: bigint, zone: TimeZone, digits = 3): string {
  const text = formatTimestamp(timeUnixNano, zone, digits);
  return isWallClock(timeUnixNano) ? text : `at ${text} of a clock without date`;
}

/**
 * Returns an absolute time: `21 Nov 2026, 00:00:09.090 UTC`, with `digits` decimals of the second (0 to 9). A time
 * within 1970 is no date of a recording; it is given as plain seconds.
 */
export function formatTimestamp(timeUnixNano: bigint, zone: TimeZone, digits = 3): string {
  const size = timeUnixNano < 0n ? -timeUnixNano : timeUnixNano;
  const seconds = size / 1_000_000_000n;
  const fraction = String(size % 1_000_000_000n).padStart(9, '0');
  const decimals = digits > 0 ? `.${fraction.slice(0, digits)}` : '';
  if (!isWallClock(timeUnixNano)) return `${timeUnixNano < 0n ? '−' : ''}${seconds}${decimals} s`;
  const date = new Date(Number(seconds) * 1000);
  const utc = zone === 'utc';
  const day = utc ? date.getUTCDate() : date.getDate();
  const month = MONTHS[utc ? date.getUTCMonth() : date.getMonth()];
  const year = utc ? date.getUTCFullYear() : date.getFullYear();
  const clock = [
    utc ? date.getUTCHours() : date.getHours(),
    utc ? date.getUTCMinutes() : date.getMinutes(),
    utc ? date.getUTCSeconds() : date.getSeconds(),
  ].map((part) => String(part).padStart(2, '0'));
  return `${day} ${month} ${year}, ${clock.join(':')}${decimals} ${utc ? 'UTC' : localOffset(date)}`;
}

function localOffset(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  const pad = (part: number) => String(Math.floor(part)).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${pad(size / 60)}:${pad(size % 60)}`;
}
