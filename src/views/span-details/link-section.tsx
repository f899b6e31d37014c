import { useCallback } from 'react';
import {
  type AttributeExcerpt,
  type DetailsExcerpt,
  FIRST_OF_ITEM,
  type LinkExcerpt,
} from '../../trace/details-excerpt.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { TruncatedText } from '../../ui/truncated-text.tsx';
import { linkedSpan } from '../linked-span.ts';
import { isSameTraceId } from '../same-trace-id.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { AttributeList } from './attribute-list.tsx';
import { DetailsList, type ListReader } from './details-list.tsx';
import type { RangeReader } from './range-reader.ts';
import { DroppedNote, Section } from './section.tsx';

export interface LinkSectionProps extends Pick<TraceViewProps, 'onOpenTrace'> {
  readonly details: DetailsExcerpt;
  readonly readRange: RangeReader;
  /** The trace on show. */
  readonly trace: SpanTable;
}

/** Spans, mostly of other traces, that this one refers to. */
export function LinkSection({ details, readRange, trace, onOpenTrace }: LinkSectionProps) {
  const { links, droppedLinksCount } = details;
  const read: ListReader<LinkExcerpt> = useCallback(
    async (from, to) => (await readRange({ list: 'links', from, to })).links,
    [readRange],
  );
  const renderItems = useCallback(
    (items: readonly LinkExcerpt[], from: number) => (
      <ul className="divide-y divide-line">
        {items.map((link, i) => (
          <LinkItem key={from + i} {...{ link, place: from + i, readRange, trace, onOpenTrace }} />
        ))}
      </ul>
    ),
    [readRange, trace, onOpenTrace],
  );
  if (links.count === 0 && droppedLinksCount === 0) return null;
  return (
    <Section title="Links" count={links.count}>
      <DetailsList list={links} read={read} noun="links" renderItems={renderItems} />
      <DroppedNote count={droppedLinksCount} noun="link" />
    </Section>
  );
}

interface LinkItemProps extends Pick<LinkSectionProps, 'readRange' | 'trace' | 'onOpenTrace'> {
  readonly link: LinkExcerpt;
  /** Its place in the list. */
  readonly place: number;
}

function LinkItem({ link, place, readRange, trace, onOpenTrace }: LinkItemProps) {
  const read: ListReader<AttributeExcerpt> = useCallback(
    async (from, to) => (await readRange({ list: 'linkAttributes', item: place, from, to })).links.items[0].attributes,
    [readRange, place],
  );
  const row = isSameTraceId(link.traceId, trace.traceId) ? linkedSpan(trace, link.spanId) : -1;
  return (
    <li className="flex flex-col py-1">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-3">
        <TextButton onClick={() => onOpenTrace(link.traceId, link.spanId)} className="min-w-0 [overflow-wrap:anywhere]">
          {linkWords(link, trace, row)}
        </TextButton>
        <span className="text-ink3 [overflow-wrap:anywhere]">{link.relation.slice(0, 100).replaceAll('_', ' ')}</span>
      </div>
      <LinkPart label="Trace" value={link.traceId} />
      <LinkPart label="Span" value={link.spanId} />
      <LinkPart label="State" value={link.traceState} />
      <AttributeList attributes={link.attributes} read={read} step={FIRST_OF_ITEM} />
      <DroppedNote count={link.droppedAttributesCount} noun="attribute" />
    </li>
  );
}

const NAME_LIMIT = 100;

/** Returns what a link's button says: where it goes, by name if that is within the trace. */
function linkWords(link: LinkExcerpt, trace: SpanTable, row: SpanIndex): string {
  if (row < 0) return isSameTraceId(link.traceId, trace.traceId) ? 'Go to the linked span' : 'Open the linked trace';
  const name = [serviceName(trace, row), spanName(trace, row)].map((part) => part.slice(0, NAME_LIMIT)).join(' › ');
  return `Go to ${name}, +${formatDuration(trace.start[row])}`;
}

function LinkPart({ label, value }: { readonly label: string; readonly value: string }) {
  if (value === '') return null;
  return (
    <div className="flex min-h-6 items-center gap-2">
      <span className="w-10 shrink-0 text-ink3">{label}</span>
      <TruncatedText text={value} className="flex-1 font-mono text-[11px]" />
      <CopyButton text={value} label={`Copy linked ${label.toLowerCase()}`} />
    </div>
  );
}
