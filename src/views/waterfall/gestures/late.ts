import type { BoxDrawing } from '../box-drawing.ts';
import { boxZoom } from './box-zoom.ts';
import { doubleClickZoom } from './double-click-zoom.ts';
import type { Gesture } from './gesture.ts';

/** Returns the gestures that come after the first row; they are asked before those of `index.ts`. */
export function createLateGestures(box: BoxDrawing): readonly Gesture[] {
  return [boxZoom(box), doubleClickZoom];
}
