import { type PointerEvent, useRef, useState } from 'react';
import type { PlotBox } from './plot-points.ts';
import { MARGIN, type PlotSize } from './plot-scales.ts';

/** A hand that shakes draws no brush. */
const LEAST_MOVE = 4;

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

/** Draws a rectangle with the pointer; `onDrawn` is told when the press ends. */
export function usePlotBrush(size: PlotSize, onDrawn: (box: PlotBox) => void): PlotBrush {
  const [box, setBox] = useState<PlotBox | null>(null);
  const start = useRef<readonly [x: number, y: number] | null>(null);
  const drew = useRef(false);
  const cancel = () => {
    start.current = null;
    setBox(null);
  };
  return {
    box,
    cancel,
    hasDrawn: () => drew.current,
    onPointerDown: (event) => {
      drew.current = false;
      // A finger that moves scrolls the page.
      if (event.button !== 0 || event.pointerType === 'touch') return;
      start.current = placeOf(event, size);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      if (start.current === null) return;
      const [x0, y0] = start.current;
      const [x1, y1] = placeOf(event, size);
      if (!drew.current && Math.hypot(x1 - x0, y1 - y0) < LEAST_MOVE) return;
      drew.current = true;
      setBox({ x0, y0, x1, y1 });
    },
    onPointerUp: () => {
      if (box !== null && start.current !== null) onDrawn(box);
      cancel();
    },
  };
}

/** Within what is plotted: a brush drawn past the edge ends there. */
function placeOf(event: PointerEvent<HTMLElement>, { width, height }: PlotSize): readonly [x: number, y: number] {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  return [
    clamp(event.clientX - left, MARGIN.left, width - MARGIN.right),
    clamp(event.clientY - top, 0, height - MARGIN.bottom),
  ];
}
