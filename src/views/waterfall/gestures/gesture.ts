import type { Nanoseconds } from '../../../trace/units.ts';
import type { CssPixels, ViewportChange } from '../viewport.ts';

/** A pointer, in pixels from the canvas' left edge and from the first row's upper edge. */
export interface PointerInput {
  readonly id: number;
  readonly x: CssPixels;
  readonly y: CssPixels;
  readonly isTouch: boolean;
  readonly isShift: boolean;
  /** Whether it is over the axis or the bars rather than the names. */
  readonly isInPlot: boolean;
  readonly isOnAxis: boolean;
}

/** A turn of the wheel, or two fingers on a touchpad, in pixels. */
export interface WheelInput {
  readonly x: CssPixels;
  readonly deltaX: CssPixels;
  readonly deltaY: CssPixels;
  /** Ctrl or ⌘ is down; browsers report a touchpad's pinch that way too. */
  readonly isZoom: boolean;
  readonly isShift: boolean;
}

/** A double click, and the time of the bar that it hit, or whose name it hit. */
export interface DoubleClickInput {
  readonly bar: { readonly start: Nanoseconds; readonly end: Nanoseconds } | null;
}

/**
 * Sees events and answers with a change to the viewport, or null where the event is none of its business; the next
 * gesture is asked then. It knows neither trace nor page.
 */
export interface Gesture {
  wheel?(input: WheelInput): ViewportChange | null;
  doubleClick?(input: DoubleClickInput): ViewportChange | null;
  pointerDown?(input: PointerInput): void;
  pointerMove?(input: PointerInput): ViewportChange | null;
  /** All gestures hear of it, whatever another one answers. */
  pointerUp?(input: PointerInput): ViewportChange | null;
}
