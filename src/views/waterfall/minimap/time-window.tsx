import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from 'react';
import { formatOffset } from '../../../trace/format-offset.ts';
import { type CssPixels, isZoomed, resetZoom, type Viewport } from '../viewport.ts';
import type { ViewportStore } from '../viewport-store.ts';
import { centredAt, dragged, type Grip, gripAt, windowEdges } from './window-drag.ts';

interface TimeWindowProps {
  readonly store: ViewportStore;
  readonly width: CssPixels;
}

interface Press {
  readonly grip: Grip;
  readonly x: CssPixels;
  readonly viewport: Viewport;
  /** It moved: no click any more, even where it comes back. */
  isDrag: boolean;
}

/** A press that moves less than this is a click. */
const DRAG_FROM: CssPixels = 3;
const CURSORS: Readonly<Record<Grip, string>> = {
  start: 'ew-resize',
  end: 'ew-resize',
  move: 'grab',
  draw: 'crosshair',
};
/** What an arrow moves an edge by, of the window; a page of ten times that. */
const STEP = 0.02;

/** The stretch of time in sight, as a window to drag, to resize, or to draw anew; a click beside it brings it there, a double click shows all. */
export const TimeWindow = memo(function TimeWindow({ store, width }: TimeWindowProps) {
  const surface = useRef<HTMLDivElement>(null);
  const press = useRef<Press | null>(null);

  useEffect(() => {
    const place = () => placeWindow(surface.current, store.get(), width);
    place();
    return store.subscribe(place);
  }, [store, width]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const x = offsetIn(event);
    press.current = { grip: gripAt(store.get(), x), x, viewport: store.get(), isDrag: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const x = offsetIn(event);
    const held = press.current;
    event.currentTarget.style.cursor = CURSORS[held?.grip ?? gripAt(store.get(), x)];
    if (held === null || Math.abs(x - held.x) < DRAG_FROM) return;
    held.isDrag = true;
    store.change((viewport) => dragged(viewport, held.viewport, held.grip, held.x, x));
  };
  const onPointerUp = () => {
    const held = press.current;
    press.current = null;
    if (held?.grip === 'draw' && !held.isDrag) store.change((viewport) => centredAt(viewport, held.x));
  };
  const onPointerCancel = () => {
    press.current = null;
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a look of its own.
    <div
      ref={surface}
      role="group"
      aria-label="Time in sight"
      className="absolute inset-0 touch-none"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onDoubleClick={() => store.change(resetZoom)}
    >
      <div data-shade="before" className="pointer-events-none absolute inset-y-0 left-0 bg-surface/70" />
      <div data-shade="after" className="pointer-events-none absolute inset-y-0 right-0 bg-surface/70" />
      <Edge store={store} grip="start" label="Start of the window" />
      <Edge store={store} grip="end" label="End of the window" />
    </div>
  );
});

/** An edge of the window: a slider, since it is one to those who use keys. */
function Edge({ store, grip, label }: { store: ViewportStore; grip: 'start' | 'end'; label: string }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const viewport = store.get();
    const to = edgeAfter(event.key, viewport, grip);
    if (to === null) return;
    event.preventDefault();
    const { left, right } = windowEdges(viewport);
    const from = grip === 'start' ? left : right;
    store.change((now) => dragged(now, now, grip, from, from + to));
  };
  return (
    <div
      role="slider"
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={grip === 'start' ? 0 : 100}
      tabIndex={0}
      data-edge={grip}
      className="pointer-events-none absolute inset-y-0 left-0 w-0 border-accent border-l-2 outline-none"
      onKeyDown={onKeyDown}
    >
      <span className="absolute top-1/2 left-[-5px] h-5 w-2 -translate-y-1/2 rounded-sm bg-accent" />
    </div>
  );
}

/** Returns by how many pixels a key moves an edge; null for a key that does not. */
function edgeAfter(key: string, viewport: Viewport, grip: 'start' | 'end'): CssPixels | null {
  const { left, right } = windowEdges(viewport);
  const step = Math.max(0.01, (right - left) * STEP);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'PageUp':
      return 10 * step;
    case 'PageDown':
      return -10 * step;
    case 'Home':
      return grip === 'start' ? viewport.plotLeft - left : left - right;
    case 'End':
      return grip === 'end' ? viewport.plotLeft + viewport.plotWidth - right : right - left;
    default:
      return null;
  }
}

function placeWindow(surface: HTMLElement | null, viewport: Viewport, width: CssPixels): void {
  if (surface === null) return;
  const { left, right } = windowEdges(viewport);
  const isWhole = !isZoomed(viewport);
  for (const child of surface.children) {
    if (!(child instanceof HTMLElement)) continue;
    const { shade, edge } = child.dataset;
    if (shade === 'before') child.style.width = isWhole ? '0' : `${left}px`;
    if (shade === 'after') child.style.width = isWhole ? '0' : `${width - right}px`;
    if (edge !== undefined) placeEdge(child, viewport, edge === 'start' ? left : right, edge === 'start');
  }
}

function placeEdge(edge: HTMLElement, viewport: Viewport, x: CssPixels, isStart: boolean): void {
  const time = isStart ? viewport.timeStart : viewport.timeEnd;
  edge.style.transform = `translateX(${x - 1}px)`;
  edge.setAttribute('aria-valuenow', String(Math.round((time / viewport.extent) * 100)));
  edge.setAttribute('aria-valuetext', formatOffset(time, viewport.timeEnd - viewport.timeStart));
}

function offsetIn(event: PointerEvent<HTMLDivElement>): CssPixels {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}
