import { useSyncExternalStore } from 'react';
import { formatDuration } from '../../../trace/time.ts';
import type { FullModel } from '../full-model.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { showBetween } from '../viewport.ts';

/** Where on the axis a stretch of time can be drawn, and the stretch while it is, with its duration. */
export function BoxOverlay({ model }: { readonly model: FullModel }) {
  const { layout, store } = model;
  const box = useSyncExternalStore(model.box.subscribe, model.box.get);
  const top = layout.headerHeight - AXIS_HEIGHT;
  return (
    <>
      <div
        aria-hidden
        className="absolute cursor-crosshair"
        style={{ left: layout.canvasLeft, top, width: layout.canvasWidth, height: AXIS_HEIGHT }}
      />
      {box !== null && (
        <div
          className="pointer-events-none absolute z-[6] overflow-clip"
          style={{ left: layout.canvasLeft, top, width: layout.canvasWidth, height: AXIS_HEIGHT + layout.bodyHeight }}
        >
          <div
            className="absolute inset-y-0 flex items-start justify-center border-accent border-x bg-accent/15"
            style={{ left: Math.min(box.from, box.to), width: Math.abs(box.to - box.from) }}
          >
            <span
              className="shrink-0 rounded-[3px] bg-accent px-1 text-[11px] text-on-accent leading-4"
              style={{ marginTop: AXIS_HEIGHT + 4 }}
            >
              {formatDuration(stretchOf(showBetween(store.get(), box.from, box.to)))}
            </span>
          </div>
        </div>
      )}
    </>
  );
}

function stretchOf({ timeStart, timeEnd }: { readonly timeStart: number; readonly timeEnd: number }): number {
  return timeEnd - timeStart;
}
