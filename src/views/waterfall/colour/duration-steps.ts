import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';

/** The most that are told apart on a scale at a glance. */
export const MOST_STEPS = 6;

const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Round bounds, about evenly apart on a logarithmic scale: from fine to coarse. */
const SERIES: readonly (readonly Nanoseconds[])[] = [
  [...decades([1, 2, 5]), ...[1, 2, 5, 10, 20].map((n) => n * MINUTE), ...hoursAndDays([1, 2, 5, 12], [1, 2, 5])],
  [...decades([1, 3]), ...[2, 5, 15].map((n) => n * MINUTE), ...hoursAndDays([1, 3, 8], [1, 3])],
  [...decades([1]), ...[2, 15].map((n) => n * MINUTE), ...hoursAndDays([2], [1])],
];

/**
 * Returns the bounds between steps of duration, ascending: a span that lasts as long as a bound is above it. They lie
 * within the durations from `shortest` to `longest`, as finely as `MOST_STEPS` steps allow; where all lie too far apart
 * for these, the longer ones get steps of their own, since these are looked for.
 */
export function durationBounds(shortest: Nanoseconds, longest: Nanoseconds): readonly Nanoseconds[] {
  let bounds: readonly Nanoseconds[] = [];
  for (const series of SERIES) {
    bounds = series.filter((bound) => bound > shortest && bound <= longest);
    if (bounds.length < MOST_STEPS) return bounds;
  }
  return bounds.slice(-(MOST_STEPS - 1));
}

/** Returns what the steps between the bounds are called, one more than there are bounds. */
export function stepLabels(bounds: readonly Nanoseconds[], longest: Nanoseconds): string[] {
  if (bounds.length === 0) return [formatDuration(longest)];
  const texts = bounds.map(boundText);
  const between = texts.slice(1).map((text, index) => `${texts[index]} – ${text}`);
  return [`under ${texts[0]}`, ...between, `${texts[texts.length - 1]} and more`];
}

/** Round figures need no decimals. */
function boundText(bound: Nanoseconds): string {
  return formatDuration(bound).replace(/\.0+ /, ' ');
}

function decades(figures: readonly number[]): Nanoseconds[] {
  const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];
  return powers.flatMap((power) => figures.map((figure) => figure * power)).filter((bound) => bound < MINUTE);
}

function hoursAndDays(hours: readonly number[], days: readonly number[]): Nanoseconds[] {
  const tens = [1, 10, 100, 1000, 1e4, 1e5].flatMap((power) => days.map((day) => day * power * DAY));
  return [...hours.map((hour) => hour * HOUR), ...tens];
}
