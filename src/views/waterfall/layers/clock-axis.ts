import type { SpanTable } from '../../../trace/span-table.ts';
import type { TimeZone } from '../../../trace/time.ts';
import { type AxisScale, SINCE_START, TICK_TEXT_GAP, type Tick } from '../axis.ts';
import { type AxisFlag, FLAG_PADDING } from '../axis-flag.ts';
import type { Brush } from '../brush.ts';
import { type ClockScale, clockScale } from '../clock-scale.ts';
import { timeAPixel } from '../flag-at.ts';
import type { Scene } from '../scene.ts';
import { type CssPixels, timeAtX, type Viewport } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** With fewer the reader could not tell what a step is. */
const LEAST_LABELS = 2;
const MILLISECOND = 1e6;

/** What the axis counts, and, at its ends, the times of what is in sight; the date stands there, once. */
export const clockAxis: Layer = {
  id: 'clock-axis',
  place: 'axis',
  scale: clockOf,
  flags(brush, picture) {
    const { model, viewport } = picture;
    const clock = clockOf(model);
    const zoomed = isSeenToBeZoomed(viewport);
    if (!zoomed && clock === null) return [];
    const isEndInSight = !zoomed || viewport.timeEnd >= model.trace.duration;
    const right = isEndInSight ? null : rightFlag(brush, clock, picture);
    const left = leftFlag(brush, clock, picture, right);
    return right === null ? [left] : [right, left];
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

function rightFlag(brush: Brush, clock: ClockScale | null, { scale, viewport }: LayerPicture): AxisFlag {
  const text = clock?.edgeText(viewport.timeEnd, edgeStep(viewport)) ?? edgeText(scale, viewport, viewport.timeEnd);
  return flag(brush, text, viewport.plotLeft + viewport.plotWidth, 'before');
}

/** On a clock the fullest text that leaves ticks their room. */
function leftFlag(
  brush: Brush,
  clock: ClockScale | null,
  { scale, scene, viewport }: LayerPicture,
  right: AxisFlag | null,
): AxisFlag {
  const flagOf = (text: string) => flag(brush, text, viewport.plotLeft, 'after');
  if (clock === null) return flagOf(edgeText(scale, viewport, viewport.timeStart));
  const flags = startTexts(clock, viewport).map(flagOf);
  const limit = right?.left ?? brush.layout.canvasWidth;
  const leavesRoom = ({ left, width }: AxisFlag) => labelsBetween(brush, scene, left + width, limit) >= LEAST_LABELS;
  return flags.find(leavesRoom) ?? flags[flags.length - 1];
}

/** From the fullest to the shortest; zoomed, with how far from the start that is. */
function startTexts(clock: ClockScale, viewport: Viewport): readonly string[] {
  const time = timeAtX(viewport, viewport.plotLeft);
  const dates = clock.dateTexts(time, edgeStep(viewport));
  if (time <= timeAPixel(viewport)) return dates;
  const since = edgeText(SINCE_START, viewport, time);
  // Where ticks count from the start, a time of day alone would be taken for what they count from.
  const shortest = edgeStep(viewport) < MILLISECOND ? `+${since}` : dates[dates.length - 1];
  return [...dates.map((date) => `${date} · +${since}`), shortest];
}

/** Returns how many ticks have their whole text between. */
function labelsBetween({ context }: Brush, { axis }: Scene, from: CssPixels, to: CssPixels): number {
  const isBetween = ({ x, text }: Tick) =>
    text !== '' && x + TICK_TEXT_GAP >= from && x + TICK_TEXT_GAP + context.measureText(text).width <= to;
  return axis.ticks.filter(isBetween).length;
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
