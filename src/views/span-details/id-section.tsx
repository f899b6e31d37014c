import type { ReactNode } from 'react';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { spanKey } from '../../trace/span.ts';
import type { Span } from '../../trace/span-at.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { TextButton } from '../../ui/text-button.tsx';
import type { TraceViewProps } from '../trace-view-props.ts';
import { FactRow } from './fact-row.tsx';
import { Section } from './section.tsx';
import { ShownText } from './shown-text.tsx';

export interface IdSectionProps extends Pick<TraceViewProps, 'onSelect'> {
  readonly trace: SpanTable;
  readonly span: Span;
  readonly details: DetailsExcerpt;
}

/** Ids as written, to be copied; and where the span came from. */
export function IdSection({ trace, span, details, onSelect }: IdSectionProps) {
  const { traceId, spanId, origin, document } = details;
  return (
    <Section title="Ids and source">
      <dl className="flex flex-col">
        <FactRow label="Trace id" copy={trace.traceId}>
          {idText(traceId)}
          {traceId !== trace.traceId && <UsedHere>{trace.traceId}</UsedHere>}
        </FactRow>
        <FactRow label="Span id" copy={spanId}>
          {idText(spanId)}
          {trace.keySuffix.has(span.index) && <UsedHere>{span.key}</UsedHere>}
        </FactRow>
        <ParentRow {...{ trace, span, details, onSelect }} />
        <FactRow label="Source">
          <span className="font-sans text-xs">
            <ShownText text={origin} limit={300} />
            {document.format !== '' && <Remark>{document.format}</Remark>}
          </span>
        </FactRow>
      </dl>
    </Section>
  );
}

function ParentRow({ trace, span, details, onSelect }: IdSectionProps) {
  const { parent } = span;
  const written = details.parentSpanId;
  if (parent < 0) {
    return (
      <FactRow label="Parent id" copy={written}>
        {written === '' ? <Remark>none</Remark> : idText(written)}
        {(span.marks & SpanMark.Orphan) !== 0 && <Remark>not in this trace</Remark>}
      </FactRow>
    );
  }
  return (
    <FactRow label="Parent id" copy={written}>
      <TextButton title="Select the parent" onClick={() => onSelect(parent)}>
        {idText(written || spanKey(trace, parent))}
      </TextButton>
      {(span.marks & SpanMark.FollowsFrom) !== 0 && <Remark>follows from</Remark>}
    </FactRow>
  );
}

function idText(id: string): ReactNode {
  if (id === '') return <Remark>none</Remark>;
  return id.length > 200 ? `${id.slice(0, 200)}…` : id;
}

/** The form of an id that Longpole goes by, where it is not the one written. */
function UsedHere({ children }: { readonly children: string }) {
  return (
    <span className="block text-ink3" title="The form used here">
      {idText(children)}
    </span>
  );
}

function Remark({ children }: { readonly children: ReactNode }) {
  return <span className="pl-1.5 font-sans text-ink3 first:pl-0"> {children}</span>;
}
