import type { SpanTable } from '../../trace/span-table.ts';
import type { DoubleClickInput, Gesture, PointerInput, WheelInput } from './gestures/gesture.ts';
import { barAt, spanAtY } from './hit-test.ts';
import { AXIS_HEIGHT, type Layout } from './layout.ts';
import type { VisibleRows } from './rows.ts';
import type { CssPixels, ViewportChange } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

/** What gestures act on, as it is at the moment. */
export interface GestureScene {
  readonly trace: SpanTable;
  readonly rows: VisibleRows;
  readonly layout: Layout;
}

/** Parts with gestures of their own, such as the separator, carry this attribute. */
export const OWN_GESTURES = { 'data-own-gestures': '' } as const;
const OWN_GESTURES_SELECTOR = '[data-own-gestures]';

/** A press that moves less than this is a click. */
const DRAG_FROM: CssPixels = 4;
/** What a wheel's line is, where the browser reports lines. */
const LINE: CssPixels = 22;

/**
 * Passes the events of `frame`, the waterfall's outermost element, to `gestures` and what they answer to the store.
 * Returns how to stop.
 */
export function listenForGestures(
  frame: HTMLElement,
  store: ViewportStore,
  gestures: readonly Gesture[],
  sceneNow: () => GestureScene,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  /** Where each pointer went down; absent while it is up. */
  const pressed = new Map<number, PointerInput>();
  let isDragging = false;

  const apply = (answer: (gesture: Gesture) => ViewportChange | null | undefined): boolean => {
    for (const gesture of gestures) {
      const change = answer(gesture);
      if (change) return store.change(change);
    }
    return false;
  };

  const onWheel = (event: WheelEvent) => {
    const input = wheelInput(event, frame, sceneNow().layout, store.get().height);
    const moved = apply((gesture) => gesture.wheel?.(input));
    // A wheel that moves nothing is left to the page; one that zooms would otherwise zoom the page.
    if (moved || input.isZoom) event.preventDefault();
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || hasOwnGestures(event.target)) return;
    const input = pointerInput(event, frame, sceneNow().layout);
    if (pressed.size === 0) isDragging = false;
    pressed.set(event.pointerId, input);
    for (const gesture of gestures) gesture.pointerDown?.(input);
  };

  const onMove = (event: PointerEvent) => {
    const from = pressed.get(event.pointerId);
    if (from === undefined) return;
    const input = pointerInput(event, frame, sceneNow().layout);
    if (!isDragging && Math.hypot(input.x - from.x, input.y - from.y) < DRAG_FROM) return;
    if (!isDragging) frame.setPointerCapture(event.pointerId);
    isDragging = true;
    apply((gesture) => gesture.pointerMove?.(input));
  };

  const onUp = (event: PointerEvent) => {
    if (!pressed.delete(event.pointerId)) return;
    const input = pointerInput(event, frame, sceneNow().layout);
    for (const gesture of gestures) {
      const change = gesture.pointerUp?.(input);
      if (change) store.change(change);
    }
  };

  const onClick = (event: MouseEvent) => {
    // The click that ends a drag chooses nothing.
    if (isDragging) event.stopPropagation();
    isDragging = false;
  };

  const onDoubleClick = (event: MouseEvent) => {
    if (hasOwnGestures(event.target)) return;
    const input = doubleClickInput(event, frame, sceneNow(), store);
    apply((gesture) => gesture.doubleClick?.(input));
  };

  frame.addEventListener('wheel', onWheel, { signal, passive: false });
  frame.addEventListener('pointerdown', onDown, { signal });
  frame.addEventListener('pointermove', onMove, { signal });
  frame.addEventListener('pointerup', onUp, { signal });
  frame.addEventListener('pointercancel', onUp, { signal });
  frame.addEventListener('click', onClick, { signal, capture: true });
  frame.addEventListener('dblclick', onDoubleClick, { signal });
  return () => listening.abort();
}

/** Returns a point of the page from the canvas' left edge and from the first row's upper edge. */
export function placeOnCanvas(
  point: { readonly clientX: number; readonly clientY: number },
  frame: HTMLElement,
  layout: Layout,
): { x: CssPixels; y: CssPixels } {
  const box = frame.getBoundingClientRect();
  return { x: point.clientX - box.left - layout.canvasLeft, y: point.clientY - box.top - layout.headerHeight };
}

/** Returns whether an event's target lies in a part with gestures of its own. */
export function hasOwnGestures(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OWN_GESTURES_SELECTOR) !== null;
}

function pointerInput(event: PointerEvent, frame: HTMLElement, layout: Layout): PointerInput {
  const { x, y } = placeOnCanvas(event, frame, layout);
  return {
    id: event.pointerId,
    x,
    y,
    isTouch: event.pointerType === 'touch',
    isShift: event.shiftKey,
    isInPlot: x >= 0,
    isOnAxis: x >= 0 && y >= -AXIS_HEIGHT && y < 0,
  };
}

function wheelInput(event: WheelEvent, frame: HTMLElement, layout: Layout, page: CssPixels): WheelInput {
  const unit =
    event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : page;
  return {
    x: placeOnCanvas(event, frame, layout).x,
    deltaX: event.deltaX * unit,
    deltaY: event.deltaY * unit,
    isZoom: event.ctrlKey || event.metaKey,
    isShift: event.shiftKey,
  };
}

function doubleClickInput(
  event: MouseEvent,
  frame: HTMLElement,
  { trace, rows, layout }: GestureScene,
  store: ViewportStore,
): DoubleClickInput {
  const { x, y } = placeOnCanvas(event, frame, layout);
  const span = isName(event.target) ? spanAtY(store.get(), rows, y) : barAt(trace, store.get(), rows, x, y);
  return { bar: span < 0 ? null : { start: trace.start[span], end: trace.end[span] } };
}

function isName(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=gridcell]') !== null && target.closest('button') === null;
}
