import type { SpanTable } from '../../../trace/span-table.ts';
import type { TimeZone } from '../../../trace/time.ts';
import { type AxisScale, SINCE_START } from '../axis.ts';
import { type AxisFlag, FLAG_PADDING } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import { type ClockScale, clockScale } from '../clock-scale.ts';
import { timeAPixel } from '../flag-at.ts';
import { type CssPixels, timeAtX, type Viewport } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import type { Layer } from './layer.ts';

/** Of the axis' width, for the time at its beginning. */
const SHARE_FOR_START = 0.4;

/** What the axis counts, and, at its ends, the times of what is in sight; the date stands there, once. */
export const clockAxis: Layer = {
  id: 'clock-axis',
  place: 'axis',
  scale: clockOf,
  flags(brush, { model, viewport, scale }) {
    const clock = clockOf(model);
    const zoomed = isSeenToBeZoomed(viewport);
    if (!zoomed && clock === null) return [];
    const left = flag(brush, leftText(brush, clock, scale, viewport), viewport.plotLeft, 'after');
    if (!zoomed || viewport.timeEnd >= model.trace.duration) return [left];
    const right = viewport.plotLeft + viewport.plotWidth;
    return [flag(brush, edgeText(scale, viewport, viewport.timeEnd), right, 'before'), left];
  },
};

const made: { trace: SpanTable | null; zone: TimeZone; scale: ClockScale | null } = {
  trace: null,
  zone: 'utc',
  scale: null,
};

/** Kept between frames. */
function clockOf({ settings, trace, timeZone }: WaterfallModel): ClockScale | null {
  if (!settings.isAxisAbsolute) return null;
  if (made.trace !== trace || made.zone !== timeZone) {
    const scale = clockScale(trace.startTimeUnixNano, timeZone, trace.duration);
    Object.assign(made, { trace, zone: timeZone, scale });
  }
  return made.scale;
}

/** What a step of zoom out leaves over by rounding is no zoom. */
function isSeenToBeZoomed(viewport: Viewport): boolean {
  const pixel = timeAPixel(viewport);
  return viewport.timeStart > pixel || viewport.timeEnd < viewport.extent - pixel;
}

/** On a clock the fullest text that leaves ticks their room; a zoomed one says how far from the start it is as well. */
function leftText(brush: Brush, clock: ClockScale | null, scale: AxisScale, viewport: Viewport): string {
  if (clock === null) return edgeText(scale, viewport, viewport.timeStart);
  const time = timeAtX(viewport, viewport.plotLeft);
  const since = time > timeAPixel(viewport) ? ` · +${edgeText(SINCE_START, viewport, time)}` : '';
  const dates = clock.dateTexts(time, edgeStep(viewport));
  const texts = [...dates.map((date) => date + since), dates[dates.length - 1]];
  const room = brush.layout.canvasWidth * SHARE_FOR_START;
  return texts.find((text) => brush.context.measureText(text).width <= room) ?? texts[texts.length - 1];
}

function edgeText(scale: AxisScale, viewport: Viewport, time: number): string {
  return scale.text(time, edgeStep(viewport));
}

/** Three figures of what is in sight; never finer than a pixel or a nanosecond. */
function edgeStep(viewport: Viewport): number {
  return Math.max(1, timeAPixel(viewport), (viewport.timeEnd - viewport.timeStart) / 1000);
}

/** A text that begins or ends at `x`. */
function flag({ context, layout }: Brush, text: string, x: CssPixels, side: 'after' | 'before'): AxisFlag {
  const width = context.measureText(text).width + 2 * FLAG_PADDING;
  const left = side === 'after' ? x - FLAG_PADDING : x - width + FLAG_PADDING;
  return { left: Math.max(0, Math.min(layout.canvasWidth - width, left)), width, text, look: 'plain' };
}
