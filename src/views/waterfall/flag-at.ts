import type { Nanoseconds } from '../../trace/units.ts';
import type { AxisScale, MeasureText } from './axis.ts';
import { type AxisFlag, FLAG_PADDING } from './axis-flag.ts';
import { type CssPixels, timeAtX, type Viewport } from './viewport.ts';

/** Returns the flag for a point at `x` of a canvas `width` wide: about it, and never outside. */
export function flagAt(text: string, x: CssPixels, width: CssPixels, measure: MeasureText): AxisFlag {
  const across = measure(text) + 2 * FLAG_PADDING;
  return { left: Math.max(1, Math.min(width - across - 1, x - across / 2)), width: across, text, look: 'filled' };
}

/** Returns the time at `x`, which is within a trace of that duration, as exactly as a pixel is. */
export function timeTextAt(viewport: Viewport, x: CssPixels, scale: AxisScale, duration: Nanoseconds): string {
  const time = Math.min(duration, Math.max(0, timeAtX(viewport, x)));
  return scale.text(time, timeAPixel(viewport));
}

export function timeAPixel({ timeStart, timeEnd, plotWidth }: Viewport): number {
  return (timeEnd - timeStart) / plotWidth;
}
