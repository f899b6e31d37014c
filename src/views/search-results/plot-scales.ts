import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';
import { groupDigits } from '../../lib/counted.ts';
import { extentOf } from '../../lib/extent-of.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration, type TimeZone } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import type { PlotLook } from './plot-look.ts';

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

/** A line across the plot with its words. */
export interface Tick {
  /** CSS pixels from the left or top of the canvas. */
  readonly at: number;
  /** Empty for a line without words. */
  readonly label: string;
}

/** Where moments and durations stand on the canvas, in CSS pixels, and back. */
export interface PlotScales {
  /** Of milliseconds since 1970, with decimals. */
  readonly x: (time: number) => number;
  readonly y: (duration: Nanoseconds) => number;
  readonly timeAt: (x: number) => number;
  readonly durationAt: (y: number) => Nanoseconds;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** The time in sight, milliseconds since 1970. */
  readonly times: readonly [from: number, to: number];
}

/** Room around what is plotted, for words: at the left and below of the axes; at the right see `rightEdge`. */
export const MARGIN = { left: 62, top: 14, bottom: 24 } as const;
/** At the right stand the words of lines across, on a phone without their figures. */
const RIGHT = { wide: 92, narrow: 34 } as const;
const LEAST_WIDE = 480;

/** Returns whether a plot has room for more words than it cannot do without. */
export function isWidePlot({ width }: PlotSize): boolean {
  return width >= LEAST_WIDE;
}

/** Returns where what is plotted ends, in CSS pixels from the left of the canvas. */
export function rightEdge(size: PlotSize): number {
  return size.width - (isWidePlot(size) ? RIGHT.wide : RIGHT.narrow);
}

/** A log scale has no place for 0. */
const SHORTEST: Nanoseconds = 1;
const MOST_LABELS = 10;

/** Returns the start of a trace in milliseconds since 1970, to the microsecond. */
export function startOf({ startTimeUnixNano }: FoundTrace): number {
  return Number(startTimeUnixNano / 1000n) / 1000;
}

/** Returns the scales of a plot of at least one trace. */
export function plotScales(
  traces: readonly FoundTrace[],
  size: PlotSize,
  scale: PlotLook['scale'],
  zone: TimeZone,
): PlotScales {
  const times = widened(extentOf(traces.map(startOf)), 1);
  const left = MARGIN.left;
  const right = Math.max(left + 1, rightEdge(size));
  const xScale = scaleLinear()
    .domain(times)
    .range([left + 10, right - 10]);
  const yScale = durationScale(traces, scale).range([
    Math.max(MARGIN.top + 1, size.height - MARGIN.bottom),
    MARGIN.top,
  ]);
  return {
    x: xScale,
    y: (duration) => yScale(Math.max(SHORTEST, duration)),
    timeAt: (x) => xScale.invert(x),
    durationAt: (y) => Math.max(0, yScale.invert(y)),
    xTicks: timeTicks(times, xScale, Math.max(2, Math.min(MOST_LABELS, Math.floor((right - left) / 110))), zone),
    yTicks: durationTicks(yScale, scale),
    times,
  };
}

function widened([from, to]: readonly [number, number], least: number): readonly [number, number] {
  const missing = Math.max(0, least - (to - from));
  return [from - missing / 2, to + missing / 2];
}

function durationScale(traces: readonly FoundTrace[], scale: PlotLook['scale']) {
  const [shortest, longest] = extentOf(traces.map(({ duration }) => Math.max(SHORTEST, duration)));
  if (scale === 'linear') return scaleLinear().domain([0, longest * 1.06]);
  // At least a decade, so that a few alike do not seem far apart.
  const middle = Math.sqrt(shortest * longest);
  const span = Math.max(longest / shortest, 10) * 1.6;
  return scaleLog().domain([Math.max(SHORTEST / 2, middle / Math.sqrt(span)), middle * Math.sqrt(span)]);
}

function timeTicks(
  [from, to]: readonly [number, number],
  x: (time: number) => number,
  count: number,
  zone: TimeZone,
): readonly Tick[] {
  // Ticks fall on full hours of the zone: it is taken for UTC, and taken back.
  const offset = zone === 'utc' ? 0 : -new Date(from).getTimezoneOffset() * 60_000;
  const shown = scaleUtc().domain([from + offset, to + offset]);
  const ticks = shown.ticks(count).map((date) => date.getTime());
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : to - from;
  return ticks.map((time) => ({ at: x(time - offset), label: clockText(time, step) }));
}

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function clockText(time: number, step: number): string {
  const date = new Date(time);
  if (step >= DAY || time % DAY === 0) return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const clock = date.toISOString().slice(11);
  if (step >= 60_000) return clock.slice(0, 5);
  return step >= 1000 ? clock.slice(0, 8) : clock.slice(0, 12);
}

type DurationScale = ReturnType<typeof durationScale>;

function durationTicks(y: DurationScale, scale: PlotLook['scale']): readonly Tick[] {
  if (scale === 'linear') return y.ticks(5).map((value) => ({ at: y(value), label: shortDuration(value) }));
  const [from, to] = y.domain();
  const decades = Math.log10(to / from);
  // Over many decades a word at each; over few also at 2 and 5.
  const isWide = decades > 2.5;
  return y
    .ticks(decades * 9)
    .map((value) => {
      const lead = Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
      const isNamed = lead === 1 || (!isWide && (lead === 2 || lead === 5));
      return { at: y(value), label: isNamed ? shortDuration(value) : '' };
    })
    .filter(({ label }, i) => label !== '' || (decades < 6 && i % 2 === 0));
}

/** Round figures without their zeros: `100 ms`, `1 s`; minutes as seconds, which fit beside the axis. */
function shortDuration(duration: Nanoseconds): string {
  if (duration === 0) return '0';
  if (duration >= 60e9) return `${groupDigits(Math.round(duration / 1e9))} s`;
  return formatDuration(duration).replace(/\.(\d*?)0+(?= )/, (_, digits: string) =>
    digits === '' ? '' : `.${digits}`,
  );
}
