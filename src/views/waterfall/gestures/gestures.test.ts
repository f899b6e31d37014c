import { describe, expect, test } from 'vitest';
import { createBoxDrawing } from '../box-drawing.ts';
import { EMPTY_VIEWPORT, timeAtX, type Viewport, type ViewportChange, zoomAbout } from '../viewport.ts';
import { boxZoom } from './box-zoom.ts';
import { doubleClickZoom } from './double-click-zoom.ts';
import { dragPan } from './drag-pan.ts';
import { pinchZoom } from './pinch-zoom.ts';
import { wheelScroll } from './wheel-scroll.ts';
import { wheelZoom } from './wheel-zoom.ts';

const whole: Viewport = {
  ...EMPTY_VIEWPORT,
  timeEnd: 1000,
  extent: 1000,
  rowCount: 100,
  height: 220,
  plotWidth: 1000,
};
const middle: Viewport = { ...zoomAbout(whole, 500, 4), firstRow: 20 };
const still = { x: 500, deltaX: 0, deltaY: 0, isZoom: false, isShift: false };
const finger = { id: 1, x: 100, y: 100, isTouch: true, isShift: false, isInPlot: true, isOnAxis: false };
const mouse = { ...finger, isTouch: false };

function changed(change: ViewportChange | null | undefined, viewport = middle): Viewport {
  return change ? change(viewport) : viewport;
}

describe('wheel', () => {
  test('scrolls rows', () => {
    expect(changed(wheelScroll.wheel?.({ ...still, deltaY: 44 })).firstRow).toBe(22);
  });

  test('sideways moves through time', () => {
    expect(changed(wheelScroll.wheel?.({ ...still, deltaX: 100 })).timeStart).toBe(middle.timeStart + 25);
  });

  test('with Shift moves through time, whichever way the system reports it', () => {
    const asVertical = changed(wheelScroll.wheel?.({ ...still, deltaY: 100, isShift: true }));
    const asSideways = changed(wheelScroll.wheel?.({ ...still, deltaX: 100, isShift: true }));
    expect(asVertical).toEqual(asSideways);
    expect(asVertical.firstRow).toBe(middle.firstRow);
  });

  test('with Ctrl zooms about the pointer, and only then', () => {
    expect(wheelZoom.wheel?.({ ...still, deltaY: -100 })).toBe(null);
    const zoomed = changed(wheelZoom.wheel?.({ ...still, x: 250, deltaY: -100, isZoom: true }));
    expect(zoomed.timeEnd - zoomed.timeStart).toBeLessThan(250);
    expect(timeAtX(zoomed, 250)).toBeCloseTo(timeAtX(middle, 250), 6);
  });
});

describe('dragging', () => {
  test('moves rows and time with the pointer', () => {
    const drag = dragPan();
    drag.pointerDown?.(finger);
    const moved = changed(drag.pointerMove?.({ ...finger, x: 60, y: 56 }));
    expect([moved.timeStart, moved.firstRow]).toEqual([middle.timeStart + 10, 22]);
  });

  test('ends when the pointer goes up', () => {
    const drag = dragPan();
    drag.pointerDown?.(finger);
    drag.pointerUp?.(finger);
    expect(drag.pointerMove?.({ ...finger, x: 60 })).toBe(null);
  });

  test('a mouse over the names does not drag, a finger does', () => {
    const drag = dragPan();
    drag.pointerDown?.({ ...finger, isInPlot: false, isTouch: false });
    expect(drag.pointerMove?.({ ...finger, y: 60 })).toBe(null);
    const touch = dragPan();
    touch.pointerDown?.({ ...finger, isInPlot: false });
    expect(touch.pointerMove?.({ ...finger, y: 60 })).not.toBe(null);
  });

  test('two fingers zoom between them and do not pan', () => {
    const gestures = [pinchZoom(), dragPan()];
    for (const gesture of gestures) {
      gesture.pointerDown?.({ ...finger, x: 400 });
      gesture.pointerDown?.({ ...finger, id: 2, x: 600 });
    }
    const [pinch, drag] = gestures.map((gesture) => gesture.pointerMove?.({ ...finger, id: 2, x: 800 }));
    expect(drag).toBe(null);
    const zoomed = changed(pinch);
    expect(zoomed.timeEnd - zoomed.timeStart).toBeCloseTo(125, 6);
  });
});

describe('drawing a stretch of time', () => {
  /** Presses at 200, drags to 400 and maybe lets go. */
  function draw(pressed: typeof mouse) {
    const drawing = createBoxDrawing();
    const box = boxZoom(drawing);
    box.pointerDown?.({ ...pressed, x: 200 });
    box.pointerMove?.({ ...pressed, x: 400 });
    return { drawing, box, letGo: () => changed(box.pointerUp?.({ ...pressed, x: 400 }), whole) };
  }

  test('on the axis: letting go shows what was drawn', () => {
    const { drawing, letGo } = draw({ ...mouse, isOnAxis: true });
    expect(drawing.get()).toEqual({ from: 200, to: 400 });
    expect(letGo()).toMatchObject({ timeStart: 200, timeEnd: 400 });
    expect(drawing.get()).toBe(null);
  });

  test('over the bars only with Shift', () => {
    expect(draw({ ...mouse, isShift: true }).drawing.get()).not.toBe(null);
    expect(draw(mouse).drawing.get()).toBe(null);
  });

  test('does not pan', () => {
    const pan = dragPan();
    for (const pressed of [
      { ...mouse, isOnAxis: true },
      { ...mouse, isShift: true },
    ]) {
      pan.pointerDown?.(pressed);
      expect(pan.pointerMove?.({ ...pressed, x: 200 })).toBe(null);
      pan.pointerUp?.(pressed);
    }
  });

  test('once given up it does not come back, and letting go shows nothing', () => {
    const { drawing, box, letGo } = draw({ ...mouse, isOnAxis: true });
    drawing.set(null);
    box.pointerMove?.({ ...mouse, isOnAxis: true, x: 500 });
    expect(drawing.get()).toBe(null);
    expect(letGo()).toBe(whole);
  });

  test('a second finger ends it', () => {
    const { drawing, box } = draw({ ...finger, isOnAxis: true });
    box.pointerDown?.({ ...finger, id: 2 });
    expect(drawing.get()).toBe(null);
  });
});

describe('double clicks', () => {
  test('a double click on a bar shows its time, beside one nothing', () => {
    const shown = changed(doubleClickZoom.doubleClick?.({ bar: { start: 500, end: 600 } }), whole);
    expect([shown.timeStart, shown.timeEnd]).toEqual([490, 610]);
    expect(doubleClickZoom.doubleClick?.({ bar: null })).toBe(null);
  });
});
