import { zoomAbout } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** A notch of a mouse's wheel is 100 px or so, a pinch's event a few: cut, so that a notch is not a leap. */
const MOST_AT_ONCE = 40;
const FACTOR_A_PIXEL = 1.01;

/** Ctrl or ⌘ and wheel, or a touchpad's pinch, zoom time about the pointer. */
export const wheelZoom: Gesture = {
  wheel({ isZoom, deltaY, x }) {
    if (!isZoom) return null;
    const delta = Math.max(-MOST_AT_ONCE, Math.min(MOST_AT_ONCE, deltaY));
    return (viewport) => zoomAbout(viewport, x, FACTOR_A_PIXEL ** -delta);
  },
};
