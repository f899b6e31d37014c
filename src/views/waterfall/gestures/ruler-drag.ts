import type { Nanoseconds } from '../../../trace/units.ts';
import type { Ruler } from '../ruler/ruler.ts';
import type { CssPixels } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** While a ruler waits for its moments, a drag draws it, and a click sets the moment that is missing. */
export function rulerDrag(ruler: Ruler, timeAt: (x: CssPixels) => Nanoseconds): Gesture {
  let held: number | null = null;
  let hasMoved = false;
  return {
    pointerDown(input) {
      const state = ruler.get();
      if (held !== null || state === null || state.phase === 'set' || !input.isInPlot) return;
      held = input.id;
      hasMoved = false;
      if (state.phase === 'armed') ruler.set({ phase: 'open', from: timeAt(input.x), to: timeAt(input.x) });
    },
    pointerMove(input) {
      const state = ruler.get();
      if (held !== input.id || state?.phase !== 'open') return null;
      hasMoved = true;
      ruler.set({ ...state, to: timeAt(input.x) });
      // Taken: no other gesture shall move the picture meanwhile.
      return (viewport) => viewport;
    },
    pointerUp(input) {
      const state = ruler.get();
      if (held !== input.id) return null;
      held = null;
      if (state?.phase !== 'open') return null;
      const to = timeAt(input.x);
      // A click on the first moment alone: the second follows.
      if (hasMoved || to !== state.from) ruler.set({ phase: 'set', from: state.from, to });
      return null;
    },
  };
}
