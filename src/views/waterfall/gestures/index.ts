import { dragPan } from './drag-pan.ts';
import type { Gesture } from './gesture.ts';
import { wheelScroll } from './wheel-scroll.ts';
import { wheelZoom } from './wheel-zoom.ts';

/**
 * Returns the gestures that a waterfall has from the first row on, in the order in which they are asked; `late.ts` has
 * the others. Some remember what is held down.
 */
export function createGestures(): readonly Gesture[] {
  return [wheelZoom, wheelScroll, dragPan()];
}
