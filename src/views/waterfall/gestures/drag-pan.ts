import { panBy } from '../viewport.ts';
import type { Gesture, PointerInput } from './gesture.ts';

/**
 * Dragging the bars moves rows and time; a finger may do so on the names too. With a second finger down it is a pinch, on
 * the axis or with Shift a box.
 */
export function dragPan(): Gesture {
  const down = new Set<number>();
  let last: PointerInput | null = null;
  return {
    pointerDown(input) {
      down.add(input.id);
      const isOurs = (input.isTouch || input.isInPlot) && !input.isOnAxis && !input.isShift;
      last = down.size === 1 && isOurs ? input : null;
    },
    pointerMove(input) {
      if (last === null || last.id !== input.id) return null;
      const x = last.x - input.x;
      const y = last.y - input.y;
      last = input;
      return (viewport) => panBy(viewport, x, y);
    },
    pointerUp(input) {
      down.delete(input.id);
      if (last?.id === input.id) last = null;
      return null;
    },
  };
}
