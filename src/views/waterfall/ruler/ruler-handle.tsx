import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Nanoseconds } from '../../../trace/units.ts';
import { timeAPixel } from '../flag-at.ts';
import type { FullModel } from '../full-model.ts';
import { placeOnCanvas } from '../gesture-manager.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { timeInWords } from '../time-in-words.ts';
import { useViewportValue } from '../use-viewport.ts';
import { timeAtX, xOfTime } from '../viewport.ts';

interface RulerHandleProps {
  readonly model: FullModel;
  readonly label: string;
  readonly time: Nanoseconds;
  readonly onChange: (time: Nanoseconds) => void;
}

const WIDTH = 13;
/** Pixels that an arrow key moves by, and one with Shift. */
const STEP = 1;
const LONG_STEP = 10;

/** One end of the ruler: dragged, or moved with the arrow keys; Home and End go to the ends of the trace. */
export function RulerHandle({ model, label, time, onChange }: RulerHandleProps) {
  const { store, layout, trace, frame } = model;
  const isHeld = useRef(false);
  const x = useViewportValue(store, (viewport) => xOfTime(viewport, time));
  const ask = (asked: Nanoseconds) => onChange(Math.max(0, Math.min(trace.duration, asked)));
  const onPointerMove = (event: PointerEvent) => {
    if (!isHeld.current || frame.current === null) return;
    ask(timeAtX(store.get(), placeOnCanvas(event, frame.current, layout).x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = timeAPixel(store.get()) * (event.shiftKey ? LONG_STEP : STEP);
    const asked = { ArrowLeft: time - step, ArrowRight: time + step, Home: 0, End: trace.duration }[event.key];
    if (asked === undefined) return;
    ask(asked);
    event.preventDefault();
    event.stopPropagation();
  };
  if (x < -WIDTH || x > layout.canvasWidth + WIDTH) return null;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={time}
      aria-valuemin={0}
      aria-valuemax={trace.duration}
      aria-valuetext={timeInWords(time, timeAPixel(store.get()))}
      className="absolute z-[7] flex cursor-ew-resize touch-none justify-center pointer-coarse:w-8"
      style={{
        left: layout.canvasLeft + x - WIDTH / 2,
        top: layout.headerHeight - AXIS_HEIGHT / 2,
        width: WIDTH,
        height: layout.bodyHeight + AXIS_HEIGHT / 2,
      }}
      onPointerDown={(event) => {
        isHeld.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        isHeld.current = false;
      }}
      onPointerCancel={() => {
        isHeld.current = false;
      }}
      onKeyDown={onKeyDown}
    >
      <span aria-hidden className="h-3 w-[7px] rounded-[2px] bg-accent" />
    </div>
  );
}
