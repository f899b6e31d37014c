import { createFrameScheduler, type FrameHost } from '../../lib/frame-scheduler.ts';
import { clampViewport, EMPTY_VIEWPORT, type Viewport, type ViewportChange } from './viewport.ts';

/**
 * Holds the moving viewport, which is not React state: changes add up, and listeners hear once a frame that there were
 * some. Painting is one of the listeners, so whatever else calls for a new picture asks for the same frame.
 */
export interface ViewportStore {
  get(): Viewport;
  /** Applies a change at once; listeners hear of it in the next frame. Returns whether anything moved. */
  change(change: ViewportChange): boolean;
  /** Has listeners called in the next frame although the viewport stays. */
  requestFrame(): void;
  /** Calls listeners at once, where no frame will come: paper is printed. */
  paintNow(): void;
  /** Calls `listener` in every frame that follows a change. Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** Returns a store that holds an empty viewport. */
export function createViewportStore(host?: FrameHost): ViewportStore {
  let viewport = EMPTY_VIEWPORT;
  const listeners = new Set<() => void>();
  const paintNow = () => {
    for (const listener of listeners) listener();
  };
  const scheduler = createFrameScheduler(paintNow, host);
  return {
    get: () => viewport,
    change(change) {
      const next = clampViewport(change(viewport));
      if (isSame(viewport, next)) return false;
      viewport = next;
      scheduler.request();
      return true;
    },
    requestFrame: () => scheduler.request(),
    paintNow,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) scheduler.cancel();
      };
    },
  };
}

function isSame(a: Viewport, b: Viewport): boolean {
  return (
    a.firstRow === b.firstRow &&
    a.timeStart === b.timeStart &&
    a.timeEnd === b.timeEnd &&
    a.rowCount === b.rowCount &&
    a.extent === b.extent &&
    a.height === b.height &&
    a.rowHeight === b.rowHeight &&
    a.plotLeft === b.plotLeft &&
    a.plotWidth === b.plotWidth
  );
}
