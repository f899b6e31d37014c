import type { EventMoment } from '../../../trace/moments.ts';
import { formatDuration } from '../../../trace/time.ts';
import type { Nanoseconds } from '../../../trace/units.ts';
import type { LayerNote } from '../layers/layer.ts';

/** So many events of one tick are told one by one. */
const TOLD = 5;

/** Returns what a tooltip says about the events of one tick, of a span that starts at `spanStart`. */
export function eventNote(events: readonly EventMoment[], spanStart: Nanoseconds): LayerNote {
  const [first] = events;
  if (events.length === 1) {
    const offset = formatDuration(first.time - spanStart);
    const lines = [first.exception, `${offset} into the span, ${formatDuration(first.time)} into the trace`];
    return { title: titleOf(first), lines: lines.filter((line) => line !== '') };
  }
  const exceptions = events.filter(({ exception }) => exception !== '');
  const told = [...exceptions, ...events.filter(({ exception }) => exception === '')].slice(0, TOLD);
  const rest = events.length - told.length;
  return {
    title: `${events.length} events, the first ${formatDuration(first.time - spanStart)} into the span`,
    lines: [...told.map((event) => event.exception || titleOf(event)), ...(rest > 0 ? [`and ${rest} more`] : [])],
  };
}

function titleOf({ name, exception }: EventMoment): string {
  return name || (exception === '' ? 'Event without a name' : 'exception');
}
