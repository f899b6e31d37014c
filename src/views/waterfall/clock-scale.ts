import { formatDuration, formatTimestamp, isWallClock, type TimeZone } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { type AxisScale, decimals, SINCE_START, tickTimes } from './axis.ts';

const MILLISECOND = 1e6;
const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const DAY = 86_400 * SECOND;
const DAY_IN_NANOSECONDS = 86_400_000_000_000n;
/** Ticks have but the figures that differ, so that more of them have room. */
const DENSER = 1.6;
/** Below this, times of day would differ in figures that nobody reads; what is told is the time since the start. */
const SHORTEST_ON_CLOCK = 10 * MILLISECOND;

/** The time of day at each moment of a trace. */
export interface ClockScale extends AxisScale {
  /** Returns date and time, to the millisecond where steps are below a second, from the fullest form to the shortest. */
  readonly dateTexts: (time: Nanoseconds, step: Nanoseconds) => readonly string[];
  /** Returns what stands at the end of what is in sight. */
  readonly edgeText: (time: Nanoseconds, step: Nanoseconds) => string;
}

/**
 * Returns a scale of round times of day for a trace that starts at `startTimeUnixNano`; null where its clock began at
 * zero and means no date. Times are exact: a float64 counts from the midnight before the trace, not from 1970. A trace
 * of more than a day has its times with the day.
 */
export function clockScale(startTimeUnixNano: bigint, zone: TimeZone, duration: Nanoseconds): ClockScale | null {
  if (!isWallClock(startTimeUnixNano)) return null;
  const offset = offsetFromUtc(startTimeUnixNano, zone);
  const sinceMidnight = Number((startTimeUnixNano + offset) % DAY_IN_NANOSECONDS);
  const withDate = (time: Nanoseconds, places: number) =>
    formatTimestamp(startTimeUnixNano + BigInt(Math.round(time)), zone, places);
  const dayOf = (time: Nanoseconds) => dayText(withDate(time, 0));
  const text = (time: Nanoseconds, step: Nanoseconds) => {
    const clock = timeOfDay(sinceMidnight + time, step);
    return duration > DAY ? `${dayOf(time + roundingOf(step))} ${clock}` : clock;
  };
  return {
    times(from, to, count) {
      const wanted = count > 1 ? count * DENSER : count;
      const sinceStart = tickTimes(from, to, wanted);
      if (stepOf(sinceStart, to - from) < MILLISECOND) return sinceStart;
      return tickTimes(from + sinceMidnight, to + sinceMidnight, wanted).map((time) => time - sinceMidnight);
    },
    text,
    edgeText: (time, step) =>
      step < MILLISECOND ? sinceStartText(time, SINCE_START.text(time, step)) : text(time, step),
    tickText(time, step) {
      if (step < MILLISECOND) return sinceStartText(time, SINCE_START.text(time, step));
      const isMidnight = (sinceMidnight + time) % DAY === 0;
      return isMidnight ? dayOf(time) : lastFigures(sinceMidnight + time, step);
    },
    endText: (time) =>
      time < SHORTEST_ON_CLOCK ? sinceStartText(time, formatDuration(time)) : text(time, threeFigures(time)),
    dateTexts(time, step) {
      const full = withDate(time, decimals(readable(step), SECOND));
      const short = text(time, readable(step));
      return duration > DAY ? [full, short] : [full, `${dayOf(time)} ${short}`, short];
    },
  };
}

/** A second has milliseconds or no figures at all: so the page's header has it, and the two are compared. */
function readable(step: Nanoseconds): Nanoseconds {
  return step < SECOND ? MILLISECOND : SECOND;
}

/** A step that gives a duration three figures; a millisecond at least. */
function threeFigures(duration: Nanoseconds): Nanoseconds {
  return Math.max(MILLISECOND, 10 ** Math.floor(Math.log10(duration)) / 100);
}

/** What a time of day may be rounded up by. */
function roundingOf(step: Nanoseconds): Nanoseconds {
  return SECOND / 10 ** decimals(step, SECOND) / 2;
}

function stepOf(times: readonly Nanoseconds[], span: Nanoseconds): Nanoseconds {
  return times.length > 1 ? times[1] - times[0] : span;
}

function sinceStartText(time: Nanoseconds, text: string): string {
  return time === 0 ? '' : `+${text}`;
}

function offsetFromUtc(time: bigint, zone: TimeZone): bigint {
  const minutes = zone === 'utc' ? 0 : -new Date(Number(time / 1_000_000n)).getTimezoneOffset();
  return BigInt(minutes) * 60_000_000_000n;
}

/** `23:47:11`, `23:47:11.293`: rounded to what is shown. */
function timeOfDay(sinceMidnight: Nanoseconds, step: Nanoseconds): string {
  const places = decimals(step, SECOND);
  const unit = SECOND / 10 ** places;
  const rounded = (Math.round(sinceMidnight / unit) * unit) % DAY;
  const seconds = ((rounded % MINUTE) / SECOND).toFixed(places).padStart(places === 0 ? 2 : places + 3, '0');
  return `${hoursAndMinutes(rounded)}:${seconds}`;
}

/** What differs from the tick before: `23:47` at a whole minute, `:11` at a whole second, `.250` between. */
function lastFigures(sinceMidnight: Nanoseconds, step: Nanoseconds): string {
  const ofDay = sinceMidnight % DAY;
  if (ofDay % MINUTE === 0) return hoursAndMinutes(ofDay);
  const clock = timeOfDay(ofDay, step);
  return ofDay % SECOND === 0 ? clock.slice(5, 8) : clock.slice(8);
}

function hoursAndMinutes(ofDay: Nanoseconds): string {
  return `${pad(Math.floor(ofDay / (60 * MINUTE)))}:${pad(Math.floor((ofDay % (60 * MINUTE)) / MINUTE))}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** `21 Nov` of `21 Nov 2026, 00:00:00 UTC`. */
function dayText(timestamp: string): string {
  return timestamp.split(' ').slice(0, 2).join(' ');
}
