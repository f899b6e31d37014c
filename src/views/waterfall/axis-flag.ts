import type { Nanoseconds } from '../../trace/units.ts';
import type { AxisScale, MeasureText } from './axis.ts';
import { type CssPixels, timeAtX, type Viewport } from './viewport.ts';

/** A text that stands in the axis over whatever is there. */
export interface AxisFlag {
  readonly left: CssPixels;
  readonly width: CssPixels;
  readonly text: string;
  /** `filled` has the accent's colour behind it, `plain` nothing. */
  readonly look: 'filled' | 'plain';
}

export const FLAG_PADDING: CssPixels = 6;

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

export function overlap(a: { readonly left: CssPixels; readonly width: CssPixels }, left: CssPixels, right: CssPixels) {
  return left < a.left + a.width && right > a.left;
}
