import { resetZoom, zoomAbout } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

const FACTORS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5, _: 1 / 1.5, '−': 1 / 1.5 };

/** `+` and `-` zoom about the middle, `0` shows the whole time again. */
export const keyZoom: Gesture = {
  key({ key }) {
    if (key === '0') return resetZoom;
    const factor = FACTORS[key];
    if (factor === undefined) return null;
    return (viewport) => zoomAbout(viewport, viewport.plotLeft + viewport.plotWidth / 2, factor);
  },
};
