import { useCallback, useMemo } from 'react';
import type { SpanDetails } from '../../trace/span-details.ts';
import { SteppedList } from '../../ui/stepped-list.tsx';
import { EventItem } from './event-item.tsx';
import { eventOrder } from './event-order.ts';
import { DroppedNote, Section } from './section.tsx';

/** The attributes of the first events are in sight; of hundreds they would bury the names. */
const OPEN_AT_FIRST = 20;

export interface EventSectionProps {
  readonly details: SpanDetails;
  /** Moments that the events' offsets are counted from. */
  readonly spanStart: bigint;
  readonly traceStart: bigint;
}

/** A span's events in order of time. */
export function EventSection({ details, spanStart, traceStart }: EventSectionProps) {
  const { events, droppedEventsCount } = details;
  const order = useMemo(() => eventOrder(events), [events]);
  const renderPage = useCallback(
    (from: number, to: number) => (
      <ol className="divide-y divide-line">
        {Array.from(order.subarray(from, to), (index, i) => (
          <EventItem
            key={index}
            event={events[index]}
            spanStart={spanStart}
            traceStart={traceStart}
            isOpenAtFirst={from + i < OPEN_AT_FIRST}
          />
        ))}
      </ol>
    ),
    [order, events, spanStart, traceStart],
  );
  if (events.length === 0 && droppedEventsCount === 0) return null;
  return (
    <Section title="Events" count={events.length} end={<span className="text-ink3">in span · in trace</span>}>
      <SteppedList count={events.length} noun="events" renderPage={renderPage} />
      <DroppedNote count={droppedEventsCount} noun="event" />
    </Section>
  );
}
