import { panBy } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** The wheel scrolls rows; with Shift, or sideways, it moves through time. */
export const wheelScroll: Gesture = {
  wheel({ isZoom, isShift, deltaX, deltaY }) {
    if (isZoom) return null;
    // Some systems turn Shift and wheel into a sideways wheel themselves.
    const sideways = isShift && deltaX === 0;
    return (viewport) => (sideways ? panBy(viewport, deltaY, 0) : panBy(viewport, deltaX, isShift ? 0 : deltaY));
  },
};
