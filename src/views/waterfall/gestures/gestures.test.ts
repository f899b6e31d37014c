import { describe, expect, test } from 'vitest';
import { EMPTY_VIEWPORT, timeAtX, type Viewport, type ViewportChange, zoomAbout } from '../viewport.ts';
import { doubleClickZoom } from './double-click-zoom.ts';
import { dragPan } from './drag-pan.ts';
import { keyPan } from './key-pan.ts';
import { keyZoom } from './key-zoom.ts';
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
const finger = { id: 1, x: 100, y: 100, isTouch: true, isInPlot: true };

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

describe('keys and double clicks', () => {
  test('plus and minus undo each other', () => {
    const closer = changed(keyZoom.key?.({ key: '+', isShift: true }));
    const back = changed(keyZoom.key?.({ key: '-', isShift: false }), closer);
    expect(back.timeStart).toBeCloseTo(middle.timeStart, 6);
    expect(closer.timeEnd - closer.timeStart).toBeLessThan(250);
  });

  test('0 shows the whole time', () => {
    expect(changed(keyZoom.key?.({ key: '0', isShift: false }))).toMatchObject({ timeStart: 0, timeEnd: 1000 });
  });

  test('Shift and an arrow move by a tenth of what is in sight', () => {
    expect(changed(keyPan.key?.({ key: 'ArrowRight', isShift: true })).timeStart).toBe(middle.timeStart + 25);
    expect(keyPan.key?.({ key: 'ArrowRight', isShift: false })).toBe(null);
  });

  test('a double click on a bar shows its time, beside one nothing', () => {
    const shown = changed(doubleClickZoom.doubleClick?.({ bar: { start: 500, end: 600 } }), whole);
    expect([shown.timeStart, shown.timeEnd]).toEqual([490, 610]);
    expect(doubleClickZoom.doubleClick?.({ bar: null })).toBe(null);
  });
});
