import { useCallback } from 'react';
import type { DetailsExcerpt, EventExcerpt } from '../../trace/details-excerpt.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { DetailsList, type ListReader } from './details-list.tsx';
import { EventItem } from './event-item.tsx';
import type { RangeReader } from './range-reader.ts';
import { DroppedNote, Section } from './section.tsx';

/** The attributes of the first events are in sight; of hundreds they would bury the names. */
const OPEN_AT_FIRST = 20;

export interface EventSectionProps {
  readonly details: DetailsExcerpt;
  readonly readRange: RangeReader;
  /** Moments that the events' offsets are counted from. */
  readonly spanStart: bigint;
  /** And how fine they are told. */
  readonly spanDuration: Nanoseconds;
  readonly traceStart: bigint;
}

/** A span's events in order of time. */
export function EventSection({ details, readRange, spanStart, spanDuration, traceStart }: EventSectionProps) {
  const { events, droppedEventsCount } = details;
  const read: ListReader<EventExcerpt> = useCallback(
    async (from, to) => (await readRange({ list: 'events', from, to })).events,
    [readRange],
  );
  const renderItems = useCallback(
    (items: readonly EventExcerpt[], from: number) => (
      <ol className="divide-y divide-line">
        {items.map((event, i) => (
          <EventItem
            key={from + i}
            event={event}
            place={from + i}
            readRange={readRange}
            spanStart={spanStart}
            spanDuration={spanDuration}
            traceStart={traceStart}
            isOpenAtFirst={from + i < OPEN_AT_FIRST}
          />
        ))}
      </ol>
    ),
    [readRange, spanStart, spanDuration, traceStart],
  );
  if (events.count === 0 && droppedEventsCount === 0) return null;
  return (
    <Section title="Events" count={events.count} end={<span className="text-ink3">in span · in trace</span>}>
      <DetailsList list={events} read={read} noun="events" renderItems={renderItems} />
      <DroppedNote count={droppedEventsCount} noun="event" />
    </Section>
  );
}
