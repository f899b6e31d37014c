import type { SpanLabels } from '../../analysis/span-labels.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { TextButton } from '../../ui/text-button.tsx';
import { spanTitle } from '../span-title.ts';
import type { TraceViewProps } from '../trace-view-props.ts';

export interface SpanLinkProps extends Pick<TraceViewProps, 'trace' | 'onSelect'> {
  readonly span: SpanIndex;
  readonly labels: SpanLabels;
}

/** A span by its name and duration, to go to. */
export function SpanLink({ trace, span, labels, onSelect }: SpanLinkProps) {
  return (
    <>
      <TextButton onClick={() => onSelect(span)}>
        <bdi>{spanTitle(trace, span, labels)}</bdi>
      </TextButton>{' '}
      <span className="whitespace-nowrap text-ink3">{formatDuration(trace.end[span] - trace.start[span])}</span>
    </>
  );
}

export interface SpanLinksProps extends Pick<TraceViewProps, 'trace' | 'onSelect'> {
  readonly spans: readonly SpanIndex[];
  readonly labels: SpanLabels;
  /** The span whose details these are: named, and no link. */
  readonly here?: SpanIndex;
  /** Whether the order is what is told. */
  readonly isOrdered?: boolean;
}

/** Spans one below the other. */
export function SpanLinks({ trace, spans, labels, here = -1, isOrdered = false, onSelect }: SpanLinksProps) {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List className={isOrdered ? 'list-decimal pl-4' : ''}>
      {spans.map((span) => (
        <li key={span} className="pb-0.5">
          {span === here ? <strong>this span</strong> : <SpanLink {...{ trace, span, labels, onSelect }} />}
        </li>
      ))}
    </List>
  );
}
