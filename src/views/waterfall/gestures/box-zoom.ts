import type { BoxDrawing } from '../box-drawing.ts';
import { showBetween } from '../viewport.ts';
import type { Gesture, PointerInput } from './gesture.ts';

/** A drag on the axis, or with Shift over the bars, draws a stretch of time; letting go shows it. */
export function boxZoom(drawing: BoxDrawing): Gesture {
  let start: PointerInput | null = null;
  let isDrawn = false;
  return {
    pointerDown(input) {
      // A second finger makes it a pinch.
      const isOurs = start === null && input.isInPlot && (input.isOnAxis || input.isShift);
      start = isOurs ? input : null;
      isDrawn = false;
      drawing.set(null);
    },
    pointerMove(input) {
      if (start?.id !== input.id) return null;
      // Gone though it was drawn: somebody pressed Escape.
      if (isDrawn && drawing.get() === null) start = null;
      else drawing.set({ from: start.x, to: input.x });
      isDrawn = true;
      return null;
    },
    pointerUp(input) {
      if (start?.id !== input.id) return null;
      const box = drawing.get();
      start = null;
      drawing.set(null);
      return box === null ? null : (viewport) => showBetween(viewport, box.from, box.to);
    },
  };
}
