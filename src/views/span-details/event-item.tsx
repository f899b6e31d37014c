import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useCallback, useState } from 'react';
import {
  type AttributeExcerpt,
  type EventExcerpt,
  type ExceptionTexts,
  FIRST_OF_ITEM,
} from '../../trace/details-excerpt.ts';
import type { Nanoseconds } from '../../trace/units.ts';
import { AttributeList } from './attribute-list.tsx';
import { BrokenWords } from './broken-words.tsx';
import type { ListReader } from './details-list.tsx';
import { EventTime } from './event-time.tsx';
import { useMoments } from './moment-context.ts';
import type { RangeReader } from './range-reader.ts';
import { DroppedNote } from './section.tsx';
import { ShownText } from './shown-text.tsx';
import { StackTrace } from './stack-trace.tsx';

const NAME_LIMIT = 200;

export interface EventItemProps {
  readonly event: EventExcerpt;
  /** Its place in order of time. */
  readonly place: number;
  readonly readRange: RangeReader;
  readonly spanStart: bigint;
  readonly spanDuration: Nanoseconds;
  readonly traceStart: bigint;
  readonly isOpenAtFirst: boolean;
}

/** One event: name, when, and on request what it says. */
export const EventItem = memo(function EventItem(props: EventItemProps) {
  const { event, place, readRange, spanStart, spanDuration, traceStart, isOpenAtFirst } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const read: ListReader<AttributeExcerpt> = useCallback(
    async (from, to) =>
      (await readRange({ list: 'eventAttributes', item: place, from, to })).events.items[0].attributes,
    [readRange, place],
  );
  const { exception } = event;
  const hasTexts = exception !== null && (exception.message !== '' || exception.stacktrace !== '');
  const point = usePointing(event, place, traceStart);
  const hasMore = hasTexts || event.attributes.count > 0 || event.droppedAttributesCount > 0;
  return (
    <li className="py-1" onPointerEnter={() => point(true)} onPointerLeave={() => point(false)}>
      <div className="flex flex-wrap items-start gap-x-3">
        <EventName event={event} isOpen={isOpen} onToggle={hasMore ? () => setOpen(!isOpen) : undefined}>
          {exception === null ? null : exception.type}
        </EventName>
        <EventTime time={event.timeUnixNano} {...{ place, spanStart, spanDuration, traceStart }} />
      </div>
      {isOpen && hasMore && (
        <div className="pl-4">
          {exception !== null && <ExceptionText exception={exception} />}
          <AttributeList attributes={event.attributes} read={read} step={FIRST_OF_ITEM} />
          <DroppedNote count={event.droppedAttributesCount} noun="attribute" />
        </div>
      )}
    </li>
  );
});

/** Returns what shows the event's moment on the time axis while the event is pointed at. */
function usePointing(event: EventExcerpt, place: number, traceStart: bigint): (isPointedAt: boolean) => void {
  const moments = useMoments();
  const time = event.timeUnixNano;
  return (isPointedAt) => {
    if (time !== null) moments?.point(isPointedAt ? { place, time: Number(time - traceStart) } : null);
  };
}

interface EventNameProps {
  readonly event: EventExcerpt;
  readonly isOpen: boolean;
  readonly onToggle: (() => void) | undefined;
  /** The exception's type; null if the event is no exception. */
  readonly children: string | null;
}

function EventName({ event, isOpen, onToggle, children }: EventNameProps) {
  const looks = 'flex min-h-6 min-w-0 flex-[1_1_9rem] items-start gap-1 py-1 text-left [overflow-wrap:anywhere]';
  const words = (
    <span className="min-w-0">
      <bdi className={children === null ? undefined : 'text-err'}>{shortened(event.name || '(no name)')}</bdi>
      {children !== null && ' '}
      {children !== null && <bdi className="font-semibold">{shortened(children)}</bdi>}
    </span>
  );
  if (onToggle === undefined) return <div className={`${looks} pl-4`}>{words}</div>;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <button type="button" aria-expanded={isOpen} onClick={onToggle} className={`${looks} -ml-1 cursor-pointer rounded`}>
      <Chevron size={13} aria-hidden className="mt-0.5 shrink-0 text-ink3" />
      {words}
    </button>
  );
}

/** A button holds no other button to unfold with. */
function shortened(text: string): ReactNode {
  if (text.length <= NAME_LIMIT) return <BrokenWords text={text} />;
  return <span title={text.slice(0, 2000)}>{text.slice(0, NAME_LIMIT)}…</span>;
}

function ExceptionText({ exception }: { readonly exception: ExceptionTexts }) {
  const { message, stacktrace } = exception;
  return (
    <>
      {message !== '' && (
        <p className="py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <ShownText text={message} />
        </p>
      )}
      {stacktrace !== '' && <StackTrace>{stacktrace}</StackTrace>}
    </>
  );
}
