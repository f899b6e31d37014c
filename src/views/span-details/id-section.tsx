import type { ReactNode } from 'react';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { type Span, spanKey } from '../../trace/span.ts';
import { flagsInWords } from '../../trace/span-flags.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FoldedText } from '../../ui/folded-text.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { TraceViewProps } from '../trace-view-props.ts';
import { Section } from './section.tsx';

export interface IdSectionProps extends Pick<TraceViewProps, 'onSelect'> {
  readonly trace: SpanTable;
  readonly span: Span;
  readonly details: DetailsExcerpt;
}

/** Ids as written, to be copied; and where the span came from. */
export function IdSection({ trace, span, details, onSelect }: IdSectionProps) {
  const { traceId, spanId, traceState, flags, origin } = details;
  return (
    <Section title="Ids and source">
      <dl className="flex flex-col">
        <Row label="Trace id" copy={trace.traceId}>
          {idText(traceId)}
          {traceId !== trace.traceId && <UsedHere>{trace.traceId}</UsedHere>}
        </Row>
        <Row label="Span id" copy={spanId}>
          {idText(spanId)}
          {trace.keySuffix.has(span.index) && <UsedHere>{span.key}</UsedHere>}
        </Row>
        <ParentRow {...{ trace, span, details, onSelect }} />
        {traceState !== '' && (
          <Row label="Trace state" copy={traceState}>
            <FoldedText text={traceState} />
          </Row>
        )}
        {flags !== null && <Row label="Flags">{flagsInWords(flags)}</Row>}
        <Row label="Source">
          <span className="font-sans text-xs">
            <FoldedText text={origin} limit={300} />
          </span>
        </Row>
      </dl>
    </Section>
  );
}

function ParentRow({ trace, span, details, onSelect }: IdSectionProps) {
  const { parent } = span;
  const written = details.parentSpanId;
  if (parent < 0) {
    return (
      <Row label="Parent id" copy={written}>
        {written === '' ? <Remark>none</Remark> : idText(written)}
        {(span.marks & SpanMark.Orphan) !== 0 && <Remark>not in this trace</Remark>}
      </Row>
    );
  }
  return (
    <Row label="Parent id" copy={written}>
      <TextButton title="Select the parent" onClick={() => onSelect(parent)}>
        {idText(written || spanKey(trace, parent))}
      </TextButton>
      {(span.marks & SpanMark.FollowsFrom) !== 0 && <Remark>follows from</Remark>}
    </Row>
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

interface RowProps {
  readonly label: string;
  /** What the copy button copies; without it there is none. */
  readonly copy?: string | undefined;
  readonly children: ReactNode;
}

function Row({ label, copy = '', children }: RowProps) {
  return (
    <div className="flex min-h-6 items-start gap-3">
      <dt className="w-18 shrink-0 py-1 text-ink3">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-start gap-1">
        <div className="min-w-0 flex-1 py-1 font-mono text-[11px] whitespace-pre-wrap [overflow-wrap:anywhere]">
          {children}
        </div>
        {copy !== '' && <CopyButton text={copy} label={`Copy ${label.toLowerCase()}`} />}
      </dd>
    </div>
  );
}
