import type { Nanoseconds } from '../../../trace/units.ts';
import { clampViewport, type Viewport } from '../viewport.ts';

/**
 * Moves time as it is zoomed until the bar from `from` to `to` is in sight: its middle in the middle, or, where it is
 * longer than what is in sight, its beginning near the left edge. A bar of which any part is in sight stays.
 */
export function showBar(viewport: Viewport, from: Nanoseconds, to: Nanoseconds): Viewport {
  const { timeStart, timeEnd } = viewport;
  if (to >= timeStart && from <= timeEnd) return viewport;
  const stretch = timeEnd - timeStart;
  const start = to - from < stretch * 0.8 ? (from + to - stretch) / 2 : from - stretch * 0.1;
  return clampViewport({ ...viewport, timeStart: start, timeEnd: start + stretch });
}
