import { counted } from '../../lib/counted.ts';
import type { FoundTrace } from '../../trace/found-trace.ts';
import { formatDuration, type TimeZone } from '../../trace/time.ts';
import type { PlotBox, PlotPoints } from './plot-points.ts';
import type { PlotSize } from './plot-scales.ts';
import { clockWords, rootWords } from './trace-words.ts';

export interface BrushBoxProps {
  readonly box: PlotBox;
  /** Traces in it, told while it is drawn; null afterwards. */
  readonly count: number | null;
  readonly size: PlotSize;
}

/** How much room the words take that tell how many traces are in a brush. */
const COUNT_WIDTH = 90;

/** The rectangle that narrows the table. An element, so that drawing it paints no circle anew. */
export function BrushBox({ box, count, size }: BrushBoxProps) {
  const left = Math.min(box.x0, box.x1);
  const top = Math.min(box.y0, box.y1);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 border border-accent bg-accent/10"
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: Math.max(2, Math.abs(box.x1 - box.x0)),
        height: Math.max(2, Math.abs(box.y1 - box.y0)),
      }}
    >
      {count !== null && (
        <span
          className={`absolute top-1 ${left + COUNT_WIDTH > size.width ? 'right-1' : 'left-1'} rounded bg-bg px-1 whitespace-nowrap text-accent`}
        >
          {counted(count, 'trace')}
        </span>
      )}
    </div>
  );
}

interface PointProps {
  readonly points: PlotPoints;
  readonly point: number;
}

/** Around the circle that is meant. */
export function PointRing({ points, point }: PointProps) {
  const size = 2 * (points.radius[point] + 4);
  const transform = `translate(${points.x[point] - size / 2}px, ${points.y[point] - size / 2}px)`;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 rounded-full border-2 border-accent"
      style={{ width: size, height: size, transform }}
    />
  );
}

const HINT_WIDTH = 260;

export interface PointHintProps extends PointProps {
  readonly trace: FoundTrace;
  readonly zone: TimeZone;
  readonly size: PlotSize;
}

/** What the circle stands for. */
export function PointHint({ trace, zone, points, point, size }: PointHintProps) {
  const x = Math.max(4, Math.min(points.x[point] + 14, size.width - HINT_WIDTH - 4));
  const isHigh = points.y[point] < size.height / 2;
  const y = points.y[point] + (isHigh ? 14 : -14);
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 left-0 z-10 rounded border border-line2 bg-bg px-2 py-1 shadow-md"
      style={{ maxWidth: HINT_WIDTH, transform: `translate(${x}px, ${y}px) translateY(${isHigh ? 0 : -100}%)` }}
    >
      <bdi className="block truncate font-semibold">{rootWords(trace)}</bdi>
      <span className="block text-ink2">
        {formatDuration(trace.duration)} · {clockWords(trace.startTimeUnixNano, zone, true)}
        {trace.spanCount >= 0 && ` · ${counted(trace.spanCount, 'span')}`}
      </span>
      {trace.errorCount > 0 && <span className="block text-err">{counted(trace.errorCount, 'error')}</span>}
    </div>
  );
}
