import type { BoxDrawing } from '../box-drawing.ts';
import { rulerOf } from '../ruler/ruler.ts';
import { timeAtX } from '../viewport.ts';
import type { ViewportStore } from '../viewport-store.ts';
import { boxZoom } from './box-zoom.ts';
import { doubleClickZoom } from './double-click-zoom.ts';
import type { Gesture } from './gesture.ts';
import { pinchZoom } from './pinch-zoom.ts';
import { rulerDrag } from './ruler-drag.ts';

/** Returns the gestures that come after the first row; they are asked before those of `index.ts`. */
export function createLateGestures(store: ViewportStore, box: BoxDrawing): readonly Gesture[] {
  const ruler = rulerDrag(rulerOf(store), (x) => timeAtX(store.get(), x));
  return [ruler, boxZoom(box), pinchZoom(), doubleClickZoom];
}
