import { useCallback } from 'react';
import type { SpanDetails, SpanLink } from '../../trace/span-details.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SteppedList } from '../../ui/stepped-list.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { TruncatedText } from '../../ui/truncated-text.tsx';
import type { TraceViewProps } from '../trace-view-props.ts';
import { AttributeList } from './attribute-list.tsx';
import { isSameTraceId } from './same-trace-id.ts';
import { DroppedNote, Section } from './section.tsx';

const ATTRIBUTE_STEP = 20;

export interface LinkSectionProps extends Pick<TraceViewProps, 'onOpenTrace'> {
  readonly details: SpanDetails;
  /** Of the trace on show, normalised. */
  readonly traceId: string;
}

/** Spans, mostly of other traces, that this one refers to. */
export function LinkSection({ details, traceId, onOpenTrace }: LinkSectionProps) {
  const { links, droppedLinksCount } = details;
  const renderPage = useCallback(
    (from: number, to: number) => (
      <ul className="divide-y divide-line">
        {links.slice(from, to).map((link, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: links may repeat and never move
          <LinkItem key={i} link={link} traceId={traceId} onOpenTrace={onOpenTrace} />
        ))}
      </ul>
    ),
    [links, traceId, onOpenTrace],
  );
  if (links.length === 0 && droppedLinksCount === 0) return null;
  return (
    <Section title="Links" count={links.length}>
      <SteppedList count={links.length} noun="links" renderPage={renderPage} />
      <DroppedNote count={droppedLinksCount} noun="link" />
    </Section>
  );
}

interface LinkItemProps extends Pick<LinkSectionProps, 'traceId' | 'onOpenTrace'> {
  readonly link: SpanLink;
}

function LinkItem({ link, traceId, onOpenTrace }: LinkItemProps) {
  const isHere = isSameTraceId(link.traceId, traceId);
  const open = isHere ? 'Go to the linked span' : 'Open the linked trace';
  return (
    <li className="flex flex-col py-1">
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-3">
        <TextButton onClick={() => onOpenTrace(link.traceId, link.spanId)}>{open}</TextButton>
        <span className="text-ink3 [overflow-wrap:anywhere]">{link.relation.slice(0, 100).replaceAll('_', ' ')}</span>
      </div>
      <LinkPart label="Trace" value={link.traceId} />
      <LinkPart label="Span" value={link.spanId} />
      <LinkPart label="State" value={link.traceState} />
      <AttributeList attributes={link.attributes} step={ATTRIBUTE_STEP} />
      <DroppedNote count={link.droppedAttributesCount} noun="attribute" />
    </li>
  );
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
