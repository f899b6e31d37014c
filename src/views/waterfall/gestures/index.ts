import { doubleClickZoom } from './double-click-zoom.ts';
import { dragPan } from './drag-pan.ts';
import type { Gesture } from './gesture.ts';
import { keyPan } from './key-pan.ts';
import { keyZoom } from './key-zoom.ts';
import { pinchZoom } from './pinch-zoom.ts';
import { wheelScroll } from './wheel-scroll.ts';
import { wheelZoom } from './wheel-zoom.ts';

/** Returns the gestures of one waterfall, in the order in which they are asked. Some remember what is held down. */
export function createGestures(): readonly Gesture[] {
  return [wheelZoom, wheelScroll, pinchZoom(), dragPan(), doubleClickZoom, keyZoom, keyPan];
}
