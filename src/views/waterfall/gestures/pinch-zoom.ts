import { panBy, zoomAbout } from '../viewport.ts';
import type { Gesture, PointerInput } from './gesture.ts';

/** Fingers closer than this have no distance worth dividing by. */
const LEAST_DISTANCE = 16;

/** Two fingers zoom time about the middle between them, and move it along. */
export function pinchZoom(): Gesture {
  const fingers = new Map<number, PointerInput>();
  return {
    pointerDown(input) {
      if (input.isTouch) fingers.set(input.id, input);
    },
    pointerMove(input) {
      if (fingers.size !== 2 || !fingers.has(input.id)) return null;
      const before = spread(fingers);
      fingers.set(input.id, input);
      const after = spread(fingers);
      return (viewport) =>
        zoomAbout(panBy(viewport, before.middle - after.middle, 0), after.middle, after.distance / before.distance);
    },
    pointerUp(input) {
      fingers.delete(input.id);
      return null;
    },
  };
}

function spread(fingers: ReadonlyMap<number, PointerInput>): { middle: number; distance: number } {
  const [a, b] = [...fingers.values()];
  return { middle: (a.x + b.x) / 2, distance: Math.max(LEAST_DISTANCE, Math.abs(a.x - b.x)) };
}
