import { type CssPixels, clampViewport, isZoomed, shortestStretch, type Viewport } from '../viewport.ts';

/** What of the window over the minimap is held: an edge, all of it, or nothing, so that a new one is drawn. */
export type Grip = 'start' | 'end' | 'move' | 'draw';

const EDGE_REACH: CssPixels = 6;

/** Returns what a press at `x` holds. The whole trace in sight cannot be moved: a new window is drawn within it. */
export function gripAt(viewport: Viewport, x: CssPixels): Grip {
  const { left, right } = windowEdges(viewport);
  if (Math.abs(x - left) <= EDGE_REACH && Math.abs(x - left) <= Math.abs(x - right)) return 'start';
  if (Math.abs(x - right) <= EDGE_REACH) return 'end';
  return isZoomed(viewport) && x > left && x < right ? 'move' : 'draw';
}

/** Returns where the window stands on the minimap, which shows the whole trace in the plot's place. */
export function windowEdges({ timeStart, timeEnd, extent, plotLeft, plotWidth }: Viewport): {
  left: CssPixels;
  right: CssPixels;
} {
  return {
    left: plotLeft + (timeStart / extent) * plotWidth,
    right: plotLeft + (timeEnd / extent) * plotWidth,
  };
}

/** Returns `viewport` with the window that a drag from `from` to `to` makes of the one `pressed`. */
export function dragged(viewport: Viewport, pressed: Viewport, grip: Grip, from: CssPixels, to: CssPixels): Viewport {
  const { extent, plotLeft, plotWidth } = viewport;
  const moved = ((to - from) / plotWidth) * extent;
  const { timeStart, timeEnd } = pressed;
  switch (grip) {
    case 'move':
      return clampViewport({ ...viewport, timeStart: timeStart + moved, timeEnd: timeEnd + moved });
    case 'start':
      return between(viewport, timeStart + moved, timeEnd);
    case 'end':
      return between(viewport, timeStart, timeEnd + moved);
    case 'draw': {
      const time = (x: CssPixels) => ((x - plotLeft) / plotWidth) * extent;
      return between(viewport, time(from), time(to));
    }
  }
}

/** Returns `viewport` with its window, as wide as it is, round the time at `x`: after a click beside the window. */
export function centredAt(viewport: Viewport, x: CssPixels): Viewport {
  const { timeStart, timeEnd, extent, plotLeft, plotWidth } = viewport;
  const start = ((x - plotLeft) / plotWidth) * extent - (timeEnd - timeStart) / 2;
  return clampViewport({ ...viewport, timeStart: start, timeEnd: start + timeEnd - timeStart });
}

/** An edge that is dragged over the other one changes places with it. */
function between(viewport: Viewport, a: number, b: number): Viewport {
  const within = (time: number) => Math.max(0, Math.min(viewport.extent, time));
  const timeStart = Math.min(within(a), within(b));
  const timeEnd = Math.max(within(a), within(b), timeStart + shortestStretch(viewport.extent));
  return clampViewport({ ...viewport, timeStart, timeEnd });
}
