import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useCallback, useState } from 'react';
import type { AttributeExcerpt, EventExcerpt, ExceptionTexts } from '../../trace/details-excerpt.ts';
import { formatDuration } from '../../trace/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FoldedText } from '../../ui/folded-text.tsx';
import { AttributeList } from './attribute-list.tsx';
import type { ListReader } from './details-list.tsx';
import type { RangeReader } from './range-reader.ts';
import { DroppedNote } from './section.tsx';

const NAME_LIMIT = 200;
const STACK_LIMIT = 4000;
/** Twenty events of 10^5 attributes each must not be millions of elements. */
const ATTRIBUTE_STEP = 20;

export interface EventItemProps {
  readonly event: EventExcerpt;
  /** Its place in order of time. */
  readonly place: number;
  readonly readRange: RangeReader;
  readonly spanStart: bigint;
  readonly traceStart: bigint;
  readonly isOpenAtFirst: boolean;
}

/** One event: name, when, and on request what it says. */
export const EventItem = memo(function EventItem(props: EventItemProps) {
  const { event, place, readRange, spanStart, traceStart, isOpenAtFirst } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const read: ListReader<AttributeExcerpt> = useCallback(
    async (from, to) =>
      (await readRange({ list: 'eventAttributes', item: place, from, to })).events.items[0].attributes,
    [readRange, place],
  );
  const { exception } = event;
  const hasTexts = exception !== null && (exception.message !== '' || exception.stacktrace !== '');
  const hasMore = hasTexts || event.attributes.count > 0 || event.droppedAttributesCount > 0;
  return (
    <li className="py-1">
      <div className="flex flex-wrap items-start gap-x-3">
        <EventName event={event} isOpen={isOpen} onToggle={hasMore ? () => setOpen(!isOpen) : undefined}>
          {exception === null ? null : exception.type}
        </EventName>
        <EventTime time={event.timeUnixNano} spanStart={spanStart} traceStart={traceStart} />
      </div>
      {isOpen && hasMore && (
        <div className="pl-4">
          {exception !== null && <ExceptionText exception={exception} />}
          <AttributeList attributes={event.attributes} read={read} step={ATTRIBUTE_STEP} />
          <DroppedNote count={event.droppedAttributesCount} noun="attribute" />
        </div>
      )}
    </li>
  );
});

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
      {children !== null && <bdi className="inline-block font-semibold">{shortened(children)}</bdi>}
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
  return text.length > NAME_LIMIT ? <span title={text.slice(0, 2000)}>{text.slice(0, NAME_LIMIT)}…</span> : text;
}

interface EventTimeProps {
  readonly time: bigint | null;
  readonly spanStart: bigint;
  readonly traceStart: bigint;
}

function EventTime({ time, spanStart, traceStart }: EventTimeProps) {
  if (time === null) return <span className="py-1 text-ink3">no time</span>;
  return (
    <span className="ml-auto py-1 whitespace-nowrap">
      <span title="From the start of the span">{signed(time - spanStart)}</span>
      <span className="text-ink3" title="From the start of the trace">
        {' · '}
        {signed(time - traceStart)}
      </span>
    </span>
  );
}

function signed(offset: bigint): string {
  return offset < 0n ? formatDuration(Number(offset)) : `+${formatDuration(Number(offset))}`;
}

function ExceptionText({ exception }: { readonly exception: ExceptionTexts }) {
  const { message, stacktrace } = exception;
  return (
    <>
      {message !== '' && (
        <p className="py-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
          <FoldedText text={message} />
        </p>
      )}
      {stacktrace !== '' && <StackTrace>{stacktrace}</StackTrace>}
    </>
  );
}

function StackTrace({ children }: { readonly children: string }) {
  return (
    <div className="my-1 flex items-start rounded border border-line bg-surface">
      <pre className="min-w-0 flex-1 px-2.5 py-2 font-mono text-[11px] whitespace-pre-wrap [overflow-wrap:anywhere]">
        <FoldedText text={children} limit={STACK_LIMIT} lines={80} />
      </pre>
      <CopyButton text={children} label="Copy stack trace" />
    </div>
  );
}
