import { ticks as roundTicks } from 'd3-array';
import { formatDuration } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { type CssPixels, timeAtX, type Viewport, xOfTime } from './viewport.ts';

export interface Tick {
  readonly time: Nanoseconds;
  readonly x: CssPixels;
  /** Stands right of its line; empty where there is no room. */
  readonly text: string;
}

export interface AxisEnd {
  readonly x: CssPixels;
  readonly text: string;
  /** Where the text begins. */
  readonly textX: CssPixels;
}

export interface Axis {
  readonly ticks: readonly Tick[];
  /** The trace's end with its duration; null while it is out of sight. */
  readonly end: AxisEnd | null;
}

/** Returns how wide a text is, in the axis' font. */
export type MeasureText = (text: string) => CssPixels;

/** What an axis counts: the time since the trace's start, or the time of day. Times are those of the trace's columns. */
export interface AxisScale {
  /** Returns the round times within [from, to], about `count` of them. */
  readonly times: (from: Nanoseconds, to: Nanoseconds, count: number) => readonly Nanoseconds[];
  /** Returns a time with as many figures as steps of `step` need, in the unit that suits `largest`. */
  readonly text: (time: Nanoseconds, step: Nanoseconds, largest?: Nanoseconds) => string;
  /** Returns what stands at a tick, where that is shorter than `text`. */
  readonly tickText?: (time: Nanoseconds, step: Nanoseconds) => string;
  /** Returns what stands at the trace's end. */
  readonly endText: (duration: Nanoseconds) => string;
}

/** Counts from the trace's start; its end says how long the trace took. */
export const SINCE_START: AxisScale = { times: tickTimes, text: formatTime, endText: formatDuration };

const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Steps that clocks have; below a second and from ten days on, steps are 1, 2 or 5 times a power of ten. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30]
  .map((n) => n * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * MINUTE))
  .concat([1, 2, 3, 6, 12].map((n) => n * HOUR))
  .concat([1, 2, 5, 10].map((n) => n * DAY));

/** From a tick's line to its text. */
export const TICK_TEXT_GAP: CssPixels = 5;
const GAP_BETWEEN_TEXTS: CssPixels = 12;
/** The end's text is bold, and so much wider than it measures. */
export const BOLDER = 1.1;
const ROOM_A_TICK: CssPixels = 80;

/**
 * Returns the ticks of a canvas `width` wide, and the end of the trace. Texts overlap neither each other nor the end's,
 * which stands after its line if there is room, else before it.
 */
export function axisOf(
  viewport: Viewport,
  width: CssPixels,
  duration: Nanoseconds,
  measure: MeasureText,
  scale: AxisScale = SINCE_START,
): Axis {
  const end = endOf(viewport, width, duration, measure, scale);
  const from = Math.max(0, timeAtX(viewport, 0));
  const to = Math.min(duration, timeAtX(viewport, width));
  const ticks = ticksThatFit(viewport, from, to, measure, scale);
  return { ticks: ticks.map((tick) => withoutClash(tick, end, width, measure)), end };
}

function endOf(
  viewport: Viewport,
  width: CssPixels,
  duration: Nanoseconds,
  measure: MeasureText,
  scale: AxisScale,
): AxisEnd | null {
  const x = xOfTime(viewport, duration);
  if (duration <= 0 || x < 0 || x > width) return null;
  const text = scale.endText(duration);
  const room = measure(text) * BOLDER + TICK_TEXT_GAP;
  const fitsAfter = x + room <= width;
  return { x, text, textX: fitsAfter ? x + TICK_TEXT_GAP : x - room };
}

/** Fewer and fewer ticks until their texts stand apart; all ticks of an axis are one step apart, so all fit or none. */
function ticksThatFit(
  viewport: Viewport,
  from: Nanoseconds,
  to: Nanoseconds,
  measure: MeasureText,
  scale: AxisScale,
): Tick[] {
  const pixels = xOfTime(viewport, to) - xOfTime(viewport, from);
  for (let count = Math.max(1, Math.floor(pixels / ROOM_A_TICK)); ; count = Math.floor(count * 0.7)) {
    const times = scale.times(from, to, Math.max(1, count));
    const step = times.length > 1 ? times[1] - times[0] : to - from;
    const textOf = scale.tickText ?? scale.text;
    const ticks = times.map((time) => ({ time, x: xOfTime(viewport, time), text: textOf(time, step, to) }));
    if (count <= 1 || standApart(ticks, measure)) return ticks;
  }
}

function standApart(ticks: readonly Tick[], measure: MeasureText): boolean {
  return ticks.every((tick, i) => i === 0 || ticks[i - 1].x + measure(ticks[i - 1].text) + GAP_BETWEEN_TEXTS <= tick.x);
}

function withoutClash(tick: Tick, end: AxisEnd | null, width: CssPixels, measure: MeasureText): Tick {
  const right = tick.x + TICK_TEXT_GAP + measure(tick.text);
  const limit = end === null ? width : Math.min(end.x, end.textX);
  return right <= limit - 4 ? tick : { ...tick, text: '' };
}

/** Returns the round times within [from, to], about `count` of them. */
export function tickTimes(from: Nanoseconds, to: Nanoseconds, count: number): Nanoseconds[] {
  const rough = (to - from) / count;
  // Half a nanosecond means nothing.
  if (rough < 1) return multiples(1, from, to);
  if (rough <= SECOND / 2) return roundTicks(from, to, count);
  const step = CLOCK_STEPS.find((candidate) => candidate >= rough);
  if (step !== undefined) return multiples(step, from, to);
  return roundTicks(from / DAY, to / DAY, count).map((days) => days * DAY);
}

function multiples(step: Nanoseconds, from: Nanoseconds, to: Nanoseconds): Nanoseconds[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}

/**
 * Returns a time with as many figures as steps of `step` need: `0`, `1.2 s`, `4.000120 s`, `2 min 30 s`. The unit is that
 * of `largest`, so that all ticks of an axis share it.
 */
export function formatTime(time: Nanoseconds, step: Nanoseconds, largest: Nanoseconds = time): string {
  if (time === 0) return '0';
  if (largest >= MINUTE) return formatClock(time, step);
  const [size, name] =
    largest >= SECOND ? [SECOND, 's'] : largest >= 1e6 ? [1e6, 'ms'] : largest >= 1e3 ? [1e3, 'µs'] : [1, 'ns'];
  return `${(time / size).toFixed(decimals(step, size))} ${name}`;
}

/** Days, hours, minutes and seconds, those that are not zero. */
function formatClock(time: Nanoseconds, step: Nanoseconds): string {
  const places = decimals(step, SECOND);
  // Rounded to what is shown first: 59.9 s in whole seconds is a minute.
  const unit = SECOND / 10 ** places;
  const rounded = Math.round(time / unit) * unit;
  const parts = [
    [Math.floor(rounded / DAY), 'd'],
    [Math.floor((rounded % DAY) / HOUR), 'h'],
    [Math.floor((rounded % HOUR) / MINUTE), 'min'],
  ].filter(([count]) => count !== 0);
  const seconds = (rounded % MINUTE) / SECOND;
  if (seconds > 0 || parts.length === 0) parts.push([seconds.toFixed(places), 's']);
  return parts.map(([count, name]) => `${count} ${name}`).join(' ');
}

/** Returns how many decimals tell steps of `step` apart in units of `unit`; 9 at most. */
export function decimals(step: Nanoseconds, unit: Nanoseconds): number {
  if (!(step > 0)) return 0;
  // The small term takes back what the logarithm of a power of ten loses.
  return Math.min(9, Math.max(0, Math.ceil(-Math.log10(step / unit) - 1e-6)));
}
