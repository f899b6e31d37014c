import { formatTimestamp, isWallClock, type TimeZone } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { type AxisScale, decimals, tickTimes } from './axis.ts';

const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;
const DAY_IN_NANOSECONDS = 86_400_000_000_000n;

/** The time of day at each moment of a trace. */
export interface ClockScale extends AxisScale {
  /** Returns date, time and zone, as many figures as steps of `step` need. */
  readonly dateText: (time: Nanoseconds, step: Nanoseconds) => string;
}

/**
 * Returns a scale of round times of day for a trace that starts at `startTimeUnixNano`; null where its clock began at
 * zero and means no date. Times are exact: a float64 counts from the midnight before the trace, not from 1970.
 */
export function clockScale(startTimeUnixNano: bigint, zone: TimeZone): ClockScale | null {
  if (!isWallClock(startTimeUnixNano)) return null;
  const offset = offsetFromUtc(startTimeUnixNano, zone);
  const sinceMidnight = Number((startTimeUnixNano + offset) % DAY_IN_NANOSECONDS);
  const text = (time: Nanoseconds, step: Nanoseconds) => timeOfDay(sinceMidnight + time, step);
  const withDate = (time: Nanoseconds, places: number) =>
    formatTimestamp(startTimeUnixNano + BigInt(Math.round(time)), zone, places);
  return {
    times: (from, to, count) =>
      tickTimes(from + sinceMidnight, to + sinceMidnight, count).map((time) => time - sinceMidnight),
    text(time, step) {
      const isMidnight = step >= MINUTE && (sinceMidnight + time) % DAY === 0;
      return isMidnight ? dayText(withDate(time, 0)) : text(time, step);
    },
    endText: (duration) => text(duration, duration / 1000),
    dateText: (time, step) => withDate(time, decimals(step, SECOND)),
  };
}

function offsetFromUtc(time: bigint, zone: TimeZone): bigint {
  const minutes = zone === 'utc' ? 0 : -new Date(Number(time / 1_000_000n)).getTimezoneOffset();
  return BigInt(minutes) * 60_000_000_000n;
}

/** `23:47`, `23:47:11`, `23:47:11.293`: rounded to what is shown. */
function timeOfDay(sinceMidnight: Nanoseconds, step: Nanoseconds): string {
  const places = decimals(step, SECOND);
  const unit = SECOND / 10 ** places;
  const rounded = (Math.round(sinceMidnight / unit) * unit) % DAY;
  const hours = pad(Math.floor(rounded / (60 * MINUTE)));
  const minutes = pad(Math.floor((rounded % (60 * MINUTE)) / MINUTE));
  if (step >= MINUTE && step % MINUTE === 0) return `${hours}:${minutes}`;
  const seconds = ((rounded % MINUTE) / SECOND).toFixed(places).padStart(places === 0 ? 2 : places + 3, '0');
  return `${hours}:${minutes}:${seconds}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `21 Nov` of `21 Nov 2026, 00:00:00 UTC`. */
function dayText(timestamp: string): string {
  return timestamp.split(' ').slice(0, 2).join(' ');
}
