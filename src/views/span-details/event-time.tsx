import { formatOffset } from '../../trace/format-offset.ts';
import { formatTimestamp } from '../../trace/time.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { useMoments } from './moment-context.ts';
import { useDetailsZone } from './zone-context.ts';

export interface EventTimeProps {
  readonly time: bigint | null;
  /** The event's place in order of time. */
  readonly place: number;
  readonly spanStart: bigint;
  readonly spanDuration: Nanoseconds;
  readonly traceStart: bigint;
}

/** When an event was, from the starts of the span and the trace. A press shows the moment on the time axis. */
export function EventTime({ time, place, spanStart, spanDuration, traceStart }: EventTimeProps) {
  const moments = useMoments();
  const zone = useDetailsZone();
  if (time === null) return <span className="py-1 text-ink3">no time</span>;
  const inSpan = signed(time - spanStart, spanDuration);
  const inTrace = signed(time - traceStart, spanDuration);
  const words = (
    <>
      {inSpan}
      <span className="text-ink3"> · {inTrace}</span>
    </>
  );
  const absolute = formatTimestamp(time, zone, 9);
  const looks = 'ml-auto py-1 whitespace-nowrap';
  if (moments === null) {
    return (
      <span className={looks} title={absolute}>
        {words}
      </span>
    );
  }
  const moment = { place, time: Number(time - traceStart) };
  return (
    <button
      type="button"
      aria-pressed={moments.kept === place}
      aria-label={`${inSpan} · ${inTrace}, show on the time axis`}
      title={`${absolute}\nShow on the time axis`}
      onClick={() => moments.toggle(moment)}
      onFocus={() => moments.point(moment)}
      onBlur={() => moments.point(null)}
      className={`${looks} -mr-1 cursor-pointer rounded px-1 hover:bg-hover aria-pressed:bg-accent-bg aria-pressed:text-accent aria-pressed:[&_span]:text-accent pointer-coarse:min-h-8`}
    >
      {words}
    </button>
  );
}

function signed(offset: bigint, stretch: Nanoseconds): string {
  return (offset < 0n ? '' : '+') + formatOffset(Number(offset), stretch);
}
