import { useEffect, useRef } from 'react';
import { createColourReader } from '../colours.ts';
import { OWN_GESTURES } from '../gesture-manager.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { concurrencyOf } from './concurrency.ts';
import { Legend } from './legend.tsx';
import { paintMinimap, sliversHeight } from './paint-minimap.ts';
import { sliversOf } from './slivers.ts';
import { TimeWindow } from './time-window.tsx';

/** The whole trace over the axis, in the same scale as bars have that show all of it; over it the window in sight. */
export function Minimap({ model }: { readonly model: WaterfallModel }) {
  const { store, trace, layout, spanColours } = model;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { canvasWidth, plotLeft, plotRight, minimapHeight } = layout;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const pixelRatio = window.devicePixelRatio;
    const columns = Math.max(1, Math.round((canvasWidth - plotLeft - plotRight) * pixelRatio));
    const slivers = sliversOf(
      trace,
      spanColours.groupOf,
      columns,
      Math.round(sliversHeight(minimapHeight) * pixelRatio),
    );
    const concurrency = concurrencyOf(trace, columns);
    element.width = Math.round(canvasWidth * pixelRatio);
    element.height = Math.round(minimapHeight * pixelRatio);
    const paint = () =>
      paintMinimap(element, {
        slivers,
        concurrency,
        colours: colours.get(),
        groups: spanColours.groups,
        plotLeft,
        pixelRatio,
      });
    const colours = createColourReader(paint);
    paint();
    return () => colours.stop();
  }, [trace, spanColours, canvasWidth, plotLeft, plotRight, minimapHeight]);

  return (
    <>
      <div
        {...OWN_GESTURES}
        className="absolute top-0"
        style={{ left: layout.canvasLeft, width: canvasWidth, height: minimapHeight }}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label="Minimap: all spans over the whole time, and how many work at once"
          className="absolute inset-0 size-full"
        />
        <TimeWindow store={store} width={canvasWidth} />
      </div>
      {!layout.isNarrow && (
        <div className="absolute inset-y-0 left-0" style={{ width: layout.nameWidth }}>
          <Legend model={model} />
        </div>
      )}
    </>
  );
}
