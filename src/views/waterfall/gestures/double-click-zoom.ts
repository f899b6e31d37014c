import { showTime } from '../viewport.ts';
import type { Gesture } from './gesture.ts';

/** A double click on a bar shows the bar's time. */
export const doubleClickZoom: Gesture = {
  doubleClick({ bar }) {
    return bar && ((viewport) => showTime(viewport, bar.start, bar.end));
  },
};
