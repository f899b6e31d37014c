import { type PointerEvent, type RefObject, useRef } from 'react';
import { type GestureScene, hasOwnGestures, placeOnCanvas } from './gesture-manager.ts';
import { barAt, spanAtY } from './hit-test.ts';
import type { Layer, LayerNote, LayerPicture } from './layers/layer.ts';
import { AXIS_HEIGHT } from './layout.ts';
import type { TooltipControl, TooltipTarget } from './use-tooltip.ts';
import type { CssPixels } from './viewport.ts';
import type { ViewportStore } from './viewport-store.ts';

interface PointerWatch {
  /** Where on the canvas the pointer is, null while it is elsewhere. */
  readonly x: RefObject<CssPixels | null>;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
}

/** What was painted last, and by whom beside the rows. */
export interface Painted {
  readonly picture: RefObject<LayerPicture | null>;
  readonly layers: readonly Layer[];
}

/** Follows a mouse over the waterfall: its time in the axis, and tooltips. A finger has neither. */
export function usePointer(
  store: ViewportStore,
  scene: RefObject<GestureScene>,
  tooltip: TooltipControl,
  painted: Painted,
): PointerWatch {
  const x = useRef<CssPixels | null>(null);

  const moveTo = (place: CssPixels | null) => {
    if (x.current === place) return;
    x.current = place;
    store.requestFrame();
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === 'touch') return;
    const place = placeOnCanvas(event, event.currentTarget, scene.current.layout);
    const isInPlot = place.x >= 0 && place.x <= scene.current.layout.canvasWidth && place.y >= -AXIS_HEIGHT;
    moveTo(isInPlot ? place.x : null);
    tooltip.point(event.buttons === 0 ? targetAt(event, store, scene.current, painted) : null);
  };

  const onPointerLeave = () => {
    moveTo(null);
    tooltip.point(null);
  };

  return { x, onPointerMove, onPointerLeave };
}

function targetAt(
  event: PointerEvent<HTMLElement>,
  store: ViewportStore,
  scene: GestureScene,
  painted: Painted,
): TooltipTarget | null {
  if (hasOwnGestures(event.target)) return null;
  const { trace, rows, layout } = scene;
  const { x, y } = placeOnCanvas(event, event.currentTarget, layout);
  const at = { x: x + layout.canvasLeft, y: y + layout.headerHeight };
  if (event.target instanceof Element && event.target.closest('[data-service]') !== null) {
    const span = spanAtY(store.get(), rows, y);
    return span < 0 ? null : { about: 'service', span, ...at };
  }
  const note = x < 0 ? null : noteAt(painted, x, y);
  if (note !== null) return { about: 'mark', span: -1, note, ...at };
  const span = x < 0 ? -1 : barAt(trace, store.get(), rows, x, y);
  return span < 0 ? null : { about: 'span', span, ...at };
}

/** What is drawn last lies above. */
function noteAt({ picture, layers }: Painted, x: CssPixels, y: CssPixels): LayerNote | null {
  const { current } = picture;
  if (current === null || y < 0) return null;
  return layers.reduce<LayerNote | null>((below, layer) => layer.noteAt?.(current, x, y) ?? below, null);
}
