import { useEffect, useLayoutEffect, useRef } from 'react';
import type { SpanIndex } from '../../trace/units.ts';
import { labelFont } from './brush.ts';
import { type Colours, createColourReader } from './colours.ts';
import { paintAway } from './layers/away-marks.ts';
import { fadeBars } from './layers/faded-bars.ts';
import { AXIS_HEIGHT } from './layout.ts';
import { createOwnTimeCache, type OwnTimeCache } from './own-time.ts';
import { paintRows } from './paint-rows.ts';
import { fitCanvas } from './paint-waterfall.ts';
import { sceneOf } from './scene.ts';
import type { Viewport } from './viewport.ts';
import type { WaterfallModel } from './waterfall-model.ts';

interface StuckBarsProps {
  readonly model: WaterfallModel;
  /** From the upper edge down. */
  readonly spans: readonly SpanIndex[];
}

/** What a picture of them depends on. */
interface Picture {
  readonly props: StuckBarsProps;
  readonly colours: Colours;
  readonly viewport: Viewport;
}

/** The bars of rows that stay in sight, painted as the others are; not again while rows are only scrolled. */
export function StuckBars(props: StuckBarsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  const { store, layout } = props.model;
  useLayoutEffect(() => {
    latest.current = props;
    store.requestFrame();
  });
  useEffect(() => {
    const ownTimes = createOwnTimeCache();
    const colours = createColourReader(store.requestFrame);
    let painted: Picture | null = null;
    const unsubscribe = store.subscribe(() => {
      const next = { props: latest.current, colours: colours.get(), viewport: store.get() };
      if (canvas.current === null || (painted !== null && isSame(painted, next))) return;
      painted = next;
      paint(canvas.current, next, ownTimes);
    });
    return () => {
      unsubscribe();
      colours.stop();
    };
  }, [store]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex cannot be focused.
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="pointer-events-none absolute top-0"
      style={{ left: layout.canvasLeft, width: layout.canvasWidth, height: props.spans.length * layout.rowHeight }}
    />
  );
}

function isSame(a: Picture, b: Picture): boolean {
  const isSameTime = a.viewport.timeStart === b.viewport.timeStart && a.viewport.timeEnd === b.viewport.timeEnd;
  return isSameTime && a.props === b.props && a.colours === b.colours;
}

function paint(canvas: HTMLCanvasElement, { props, colours, viewport }: Picture, ownTimes: OwnTimeCache): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { model, spans } = props;
  const { layout, tree } = model;
  const pixelRatio = window.devicePixelRatio;
  const height = spans.length * layout.rowHeight;
  fitCanvas(canvas, layout.canvasWidth, height, pixelRatio);
  // Rows are painted below the axis, which there is none of here.
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, -AXIS_HEIGHT * pixelRatio);
  context.clearRect(0, AXIS_HEIGHT, layout.canvasWidth, height);
  context.textBaseline = 'middle';
  context.font = labelFont(colours.fontFamily);
  const measure = (text: string) => context.measureText(text).width;
  const rows = Uint32Array.from(spans);
  const still = { ...viewport, firstRow: 0, rowCount: spans.length, height };
  const scene = sceneOf({ ...model, ...tree, rows, viewport: still, ownTimes, pixelRatio, measure });
  const brush = { context, colours, layout, pixelRatio };
  paintRows(brush, scene, () => {
    fadeBars(brush, scene);
    paintAway(brush, scene);
  });
}
