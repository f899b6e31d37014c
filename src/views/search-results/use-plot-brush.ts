import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { PlotBox } from './plot-points.ts';
import { MARGIN, type PlotSize, rightEdge } from './plot-scales.ts';

/** A hand that shakes draws no brush. */
const LEAST_MOVE = 4;
/** A finger that goes across means a stretch of time: only what is higher narrows by duration too. */
const LEAST_HEIGHT_BY_TOUCH = 24;

export interface PlotBrush {
  /** What is being drawn, null while nothing is. */
  readonly box: PlotBox | null;
  /** Whether the press that has just ended drew: then it was no click. */
  readonly hasDrawn: () => boolean;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  /** Forgets what is being drawn. */
  readonly cancel: () => void;
}

/** What a press has drawn so far. */
interface Drawing {
  /** Of the plot, in the window: nothing moves it while it is pressed. */
  readonly bounds: DOMRect;
  readonly start: Place;
  readonly isTouch: boolean;
  /** null until the pointer has moved far enough. */
  box: PlotBox | null;
  /** Of the frame that shows it; 0 for none. */
  frame: number;
}

type Place = readonly [x: number, y: number];

/** Draws a rectangle with the pointer, once a frame; `onDrawn` is told when the press ends. */
export function usePlotBrush(size: PlotSize, onDrawn: (box: PlotBox) => void): PlotBrush {
  const [box, setBox] = useState<PlotBox | null>(null);
  const drawing = useRef<Drawing | null>(null);
  const drew = useRef(false);
  const cancel = useCallback(() => {
    cancelAnimationFrame(drawing.current?.frame ?? 0);
    drawing.current = null;
    setBox(null);
  }, []);
  useEffect(() => () => cancelAnimationFrame(drawing.current?.frame ?? 0), []);
  return {
    box,
    cancel,
    hasDrawn: () => drew.current,
    onPointerDown: (event) => {
      drew.current = false;
      if (event.button !== 0) return;
      const bounds = event.currentTarget.getBoundingClientRect();
      // A finger that goes up or down scrolls the page, which cancels.
      const isTouch = event.pointerType === 'touch';
      drawing.current = { bounds, start: placeOf(event, bounds, size), isTouch, box: null, frame: 0 };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      const now = drawing.current;
      if (now === null) return;
      const [x0, y0] = now.start;
      const [x1, y1] = placeOf(event, now.bounds, size);
      const moved = now.isTouch ? Math.abs(x1 - x0) : Math.hypot(x1 - x0, y1 - y0);
      if (!drew.current && moved < LEAST_MOVE) return;
      drew.current = true;
      const isAcross = now.isTouch && Math.abs(y1 - y0) < LEAST_HEIGHT_BY_TOUCH;
      now.box = isAcross ? { x0, y0: 0, x1, y1: size.height - MARGIN.bottom } : { x0, y0, x1, y1 };
      if (now.frame !== 0) return;
      now.frame = requestAnimationFrame(() => {
        now.frame = 0;
        setBox(now.box);
      });
    },
    onPointerUp: () => {
      const drawn = drawing.current?.box ?? null;
      cancel();
      if (drawn !== null) onDrawn(drawn);
    },
  };
}

/** Within what is plotted: a brush drawn past the edge ends there. */
function placeOf({ clientX, clientY }: PointerEvent, { left, top }: DOMRect, size: PlotSize): Place {
  const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  return [clamp(clientX - left, MARGIN.left, rightEdge(size)), clamp(clientY - top, 0, size.height - MARGIN.bottom)];
}
