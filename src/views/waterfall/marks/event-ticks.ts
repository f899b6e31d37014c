import type { EventMoment } from '../../../trace/moments.ts';
import { type CssPixels, type Viewport, xOfTime } from '../viewport.ts';

/** Events at one pixel. */
export interface EventTick {
  readonly x: CssPixels;
  /** Whether one of them is an exception. */
  readonly isException: boolean;
  readonly events: readonly EventMoment[];
}

/**
 * Returns the ticks of `events`, which stand in order of time, on a canvas `width` wide. Those of one pixel, counted from
 * the trace's start, are one tick: panning moves ticks and never regroups them.
 */
export function eventTicks(events: readonly EventMoment[], viewport: Viewport, width: CssPixels): EventTick[] {
  const timeAPixel = (viewport.timeEnd - viewport.timeStart) / viewport.plotWidth;
  const ticks: { x: CssPixels; pixel: number; isException: boolean; events: EventMoment[] }[] = [];
  for (const event of events) {
    const x = xOfTime(viewport, event.time);
    if (x < -1 || x > width + 1) continue;
    const pixel = Math.floor(event.time / timeAPixel);
    const isException = event.exception !== '';
    const last = ticks.at(-1);
    if (last?.pixel !== pixel) {
      ticks.push({ x, pixel, isException, events: [event] });
      continue;
    }
    last.events.push(event);
    last.isException ||= isException;
  }
  return ticks;
}
