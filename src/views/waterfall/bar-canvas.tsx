import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type ColourReader, createColourReader } from './colours.ts';
import type { Layer } from './layers/layer.ts';
import { AXIS_HEIGHT } from './layout.ts';
import { createOwnTimeCache } from './own-time.ts';
import { paintWaterfall } from './paint-waterfall.ts';
import type { CssPixels } from './viewport.ts';
import type { WaterfallModel } from './waterfall-model.ts';

interface BarCanvasProps {
  readonly model: WaterfallModel;
  readonly layers: readonly Layer[];
  /** Where on the canvas the pointer is; read in each frame. */
  readonly pointerX: RefObject<CssPixels | null>;
}

/**
 * Axis and bars, painted over the rows and out of the pointer's way. React gives it a size; what is on it is painted
 * once a frame from the viewport. Screen readers get the same from the rows.
 */
export function BarCanvas(props: BarCanvasProps) {
  const { store, layout } = props.model;
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);

  useLayoutEffect(() => {
    latest.current = props;
    store.requestFrame();
  });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const ownTimes = createOwnTimeCache();
    const colours = createColourReader(store.requestFrame);
    const paint = () => paintLatest(element, latest.current, colours, ownTimes);
    const unsubscribe = store.subscribe(paint);
    const stopWatching = watchPixelRatio(store.requestFrame);
    return () => {
      unsubscribe();
      stopWatching();
      colours.stop();
    };
  }, [store]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex cannot be focused.
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="pointer-events-none absolute"
      style={{
        left: layout.canvasLeft,
        top: layout.headerHeight - AXIS_HEIGHT,
        width: layout.canvasWidth,
        height: AXIS_HEIGHT + layout.bodyHeight,
      }}
    />
  );
}

function paintLatest(
  canvas: HTMLCanvasElement,
  { model, layers, pointerX }: BarCanvasProps,
  colours: ColourReader,
  ownTimes: ReturnType<typeof createOwnTimeCache>,
): void {
  const viewport = model.store.get();
  const picture = { model, layers, viewport, ownTimes, colours: colours.get(), pointerX: pointerX.current };
  model.picture.current = paintWaterfall(canvas, picture, window.devicePixelRatio);
}

/** Calls `onChange` when the window comes to a screen with another pixel ratio. Returns how to stop. */
function watchPixelRatio(onChange: () => void): () => void {
  let query: MediaQueryList | null = null;
  const changed = () => {
    watch();
    onChange();
  };
  const watch = () => {
    query?.removeEventListener('change', changed);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
  };
  watch();
  return () => query?.removeEventListener('change', changed);
}
