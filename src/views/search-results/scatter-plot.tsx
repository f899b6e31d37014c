import { type KeyboardEvent, type MouseEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { counted } from '../../lib/counted.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import type { TimeZone } from '../../trace/time.ts';
import { useElementSize } from '../waterfall/use-element-size.ts';
import { percentilesOf } from './percentiles.ts';
import { PlotCanvas } from './plot-canvas.tsx';
import { traceAfterKey } from './plot-keys.ts';
import type { Brush, PlotLook } from './plot-look.ts';
import { BrushBox, PointHint, PointRing } from './plot-overlays.tsx';
import { boxOfBrush, brushAround, brushOfBox, countWithin, plotPoints, pointAt } from './plot-points.ts';
import { plotScales } from './plot-scales.ts';
import { traceWords } from './trace-words.ts';
import { usePlotBrush } from './use-plot-brush.ts';

export interface ScatterPlotProps {
  /** At least one. */
  readonly traces: readonly FoundTrace[];
  readonly look: PlotLook;
  readonly zone: TimeZone;
  readonly colourOf: (service: string) => string;
  /** Id of the trace that was opened last, empty for none. */
  readonly marked: string;
  readonly onBrush: (brush: Brush | null) => void;
  readonly onOpen: (trace: FoundTrace, event: MouseEvent | KeyboardEvent) => void;
}

/** From so many on the slowest twentieth is told too. */
const TELLS_P95 = 20;

/** Traces as circles, start by duration. A drag narrows, a click opens; the keyboard goes from circle to circle. */
export function ScatterPlot(props: ScatterPlotProps) {
  const { traces, look, zone, colourOf, marked, onBrush, onOpen } = props;
  const place = useRef<HTMLDivElement>(null);
  const size = useElementSize(place);
  const scales = useMemo(() => plotScales(traces, size, look.scale, zone), [traces, size, look.scale, zone]);
  const points = useMemo(() => plotPoints(traces, scales), [traces, scales]);
  const percentiles = useMemo(() => linesOf(traces), [traces]);
  const picture = useMemo(
    () => ({ traces, points, scales, size, look, percentiles, colourOf }),
    [traces, points, scales, size, look, percentiles, colourOf],
  );
  const [pointed, setPointed] = useState(-1);
  const [current, setCurrent] = useState(-1);
  const anchor = useRef(-1);
  const brush = usePlotBrush(size, (box) => onBrush(brushOfBox(box, scales)));
  const id = useId();

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    brush.onPointerMove(event);
    if (brush.box !== null) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    setPointed(pointAt(points, event.clientX - left, event.clientY - top));
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (brush.hasDrawn()) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const at = pointAt(points, event.clientX - left, event.clientY - top);
    if (at >= 0) onOpen(traces[at], event);
    else if (look.brush !== null) onBrush(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && brush.box !== null) brush.cancel();
    else if (event.key === 'Enter' && traces[current] !== undefined) onOpen(traces[current], event);
    else if (!moveBy(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const moveBy = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    const next = ctrlKey || metaKey || altKey ? undefined : traceAfterKey(key, traces, current);
    if (next === undefined) return false;
    if (!shiftKey) anchor.current = -1;
    else if (anchor.current < 0) anchor.current = Math.max(0, current);
    setCurrent(next);
    if (shiftKey) onBrush(brushAround([traces[anchor.current], traces[next]]));
    return true;
  };

  const shown = pointed >= 0 ? pointed : current;
  const told = traces[current];
  const markedAt = useMemo(() => traces.findIndex(({ traceId }) => traceId === marked), [traces, marked]);
  const box = brush.box ?? (look.brush === null ? null : boxOfBrush(look.brush, scales));
  return (
    <div
      ref={place}
      role="slider"
      tabIndex={0}
      aria-label="Traces, start by duration"
      aria-roledescription="scatter plot"
      aria-describedby={id}
      aria-valuemin={0}
      aria-valuemax={traces.length}
      aria-valuenow={current + 1}
      aria-valuetext={told === undefined ? counted(traces.length, 'trace') : traceWords(told, zone)}
      className={`relative h-[264px] touch-pan-y overflow-hidden select-none focus-visible:-outline-offset-2 max-sm:h-[180px] ${pointed >= 0 && brush.box === null ? 'cursor-pointer' : 'cursor-crosshair'}`}
      onPointerDown={(event) => {
        setCurrent(-1);
        brush.onPointerDown(event);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={brush.onPointerUp}
      onPointerCancel={brush.cancel}
      onPointerLeave={() => setPointed(-1)}
      onClick={onClick}
      onAuxClick={(event) => event.button === 1 && onClick(event)}
      onKeyDown={onKeyDown}
      onBlur={() => setCurrent(-1)}
    >
      {size.width > 0 && <PlotCanvas picture={picture} />}
      {box !== null && <BrushBox box={box} count={brush.box === null ? null : countWithin(points, box)} size={size} />}
      {markedAt >= 0 && <PointRing points={points} point={markedAt} />}
      {traces[shown] !== undefined && brush.box === null && (
        <>
          <PointRing points={points} point={shown} />
          <PointHint trace={traces[shown]} zone={zone} points={points} point={shown} size={size} />
        </>
      )}
      <p id={id} hidden>
        Arrow keys left and right go from trace to trace by start, up and down by duration. Enter opens the trace. With
        Shift held the table narrows to what lies between, Escape takes that back.
      </p>
    </div>
  );
}

function linesOf(traces: readonly FoundTrace[]) {
  const all = percentilesOf(traces.map(({ duration }) => duration));
  if (traces.length < 3) return [];
  return all.filter(({ share }) => share === 50 || (share === 95 && traces.length >= TELLS_P95));
}
