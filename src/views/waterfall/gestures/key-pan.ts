import { panBy } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

const SHARE_OF_PLOT = 0.1;

/** Shift and an arrow move through time by a tenth of what is in sight. */
export const keyPan: Gesture = {
  key({ key, isShift }) {
    if (!isShift || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
    const direction = key === 'ArrowLeft' ? -1 : 1;
    return (viewport) => panBy(viewport, direction * SHARE_OF_PLOT * viewport.plotWidth, 0);
  },
};
