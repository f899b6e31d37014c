import { extentOf } from '../../lib/extent-of.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import type { Brush } from './plot-look.ts';
import { type PlotScales, startOf } from './plot-scales.ts';

/** Circles on the canvas in CSS pixels, in the order of the traces. */
export interface PlotPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
}

const SMALLEST = 3;
const LARGEST = 9;
/** A mark has to fit into it. */
const SMALLEST_ERROR = 5.5;
const UNKNOWN_SIZE = 4;
/** Of so many circles large ones would hide the others. */
const CROWD = 200;
/** Beside a circle is near enough for a pointer. */
const REACH = 8;

/** Returns where each trace stands, and how large. */
export function plotPoints(traces: readonly FoundTrace[], scales: PlotScales): PlotPoints {
  const most = traces.reduce((largest, { spanCount }) => Math.max(largest, spanCount), 1);
  const largest = traces.length > CROWD ? (SMALLEST + LARGEST) / 2 : LARGEST;
  return {
    x: Float64Array.from(traces, (trace) => scales.x(startOf(trace))),
    y: Float64Array.from(traces, ({ duration }) => scales.y(duration)),
    radius: Float64Array.from(traces, (trace) => radiusOf(trace, most, largest)),
  };
}

/** The area, not the radius, is what grows with the spans. */
function radiusOf({ spanCount, errorCount }: FoundTrace, most: number, largest: number): number {
  const radius = spanCount < 0 ? UNKNOWN_SIZE : SMALLEST + (largest - SMALLEST) * Math.sqrt(spanCount / most);
  return errorCount > 0 ? Math.max(SMALLEST_ERROR, radius) : radius;
}

/** Returns the number of the circle at a place, or closest to it within reach; -1 for none. */
export function pointAt({ x, y, radius }: PlotPoints, left: number, top: number): number {
  let nearest = -1;
  let least = REACH;
  for (let i = 0; i < x.length; i++) {
    const beside = Math.hypot(x[i] - left, y[i] - top) - radius[i];
    // Of those that lie over one another the last is on top.
    if (beside <= least) {
      nearest = i;
      least = beside;
    }
  }
  return nearest;
}

/** Returns whether a trace is within the brush; all are where there is none. */
export function isWithin(trace: FoundTrace, brush: Brush | null): boolean {
  if (brush === null) return true;
  const start = startOf(trace);
  const { from, to, durationMin, durationMax } = brush;
  return start >= from && start <= to && trace.duration >= durationMin && trace.duration <= durationMax;
}

/** Returns the smallest brush that holds these traces, at least one. */
export function brushAround(traces: readonly FoundTrace[]): Brush {
  const [from, to] = extentOf(traces.map(startOf));
  const [durationMin, durationMax] = extentOf(traces.map(({ duration }) => duration));
  return { from, to, durationMin, durationMax };
}

/** Corners of a rectangle on the canvas, in any order. */
export interface PlotBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Returns the brush that a rectangle on the canvas means, with no more digits than a pixel can tell. */
export function brushOfBox({ x0, y0, x1, y1 }: PlotBox, scales: PlotScales): Brush {
  const timeOf = (x: number) => told(scales.timeAt(x), scales.timeAt(x + 1) - scales.timeAt(x), 0.001);
  const durationOf = (y: number) =>
    told(scales.durationAt(y), Math.abs(scales.durationAt(y - 1) - scales.durationAt(y)), 1);
  const bottom = Math.max(y0, y1);
  return {
    from: timeOf(Math.min(x0, x1)),
    to: timeOf(Math.max(x0, x1)),
    // Traces that take no time may stand with those that take a little.
    durationMin: bottom >= scales.y(0) ? 0 : durationOf(bottom),
    durationMax: durationOf(Math.min(y0, y1)),
  };
}

/** Returns the rectangle on the canvas that a brush covers. */
export function boxOfBrush({ from, to, durationMin, durationMax }: Brush, scales: PlotScales): PlotBox {
  return { x0: scales.x(from), x1: scales.x(to), y0: scales.y(durationMax), y1: scales.y(durationMin) };
}

/** Rounds to the power of ten that is within a pixel, at least `least`: addresses stay short. */
function told(value: number, perPixel: number, least: number): number {
  const exponent = Math.floor(Math.log10(Math.max(least, perPixel)));
  // By whole numbers alone: a tenth is none in binary, and would bring its digits back.
  const rounded =
    exponent < 0 ? Math.round(value * 10 ** -exponent) / 10 ** -exponent : roundedTo(value, 10 ** exponent);
  return Math.max(0, rounded);
}

function roundedTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** Returns how many circles have their middle within the rectangle. */
export function countWithin({ x, y }: PlotPoints, { x0, y0, x1, y1 }: PlotBox): number {
  const [left, right] = [Math.min(x0, x1), Math.max(x0, x1)];
  const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] >= left && x[i] <= right && y[i] >= top && y[i] <= bottom) count++;
  }
  return count;
}
