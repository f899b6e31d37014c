import { useCallback, useState } from 'react';
import type { LinkTemplate } from '../../trace/link-template.ts';
import { type Span, spanAt } from '../../trace/span-at.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { TraceViewProps } from '../trace-view-props.ts';
import { AttributeFilterProvider } from './attribute-filter.ts';
import { type AttributeReader, AttributeSection } from './attribute-section.tsx';
import { ButtonsAfterPaint } from './buttons-after-paint.tsx';
import { EventSection } from './event-section.tsx';
import { IdSection } from './id-section.tsx';
import { JsonSection } from './json-section.tsx';
import { KeyFigures } from './key-figures.tsx';
import { LinkList } from './link-list.tsx';
import { LinkSection } from './link-section.tsx';
import { MomentProvider, useMomentControl } from './moment-context.ts';
import { PartSection } from './part-section.tsx';
import type { RangeReader } from './range-reader.ts';
import { SamplingSection } from './sampling-section.tsx';
import { ScopeSection } from './scope-section.tsx';
import { SearchLinkProvider } from './search-link.ts';
import { ToggledSections } from './section.tsx';
import { SpanHeading } from './span-heading.tsx';
import { AttributeLinksProvider, useSpanLinks } from './span-links.ts';
import { SpanNotes, WarningSection } from './span-notes.tsx';
import { spanStart } from './span-times.ts';
import { FilteredTraceProvider } from './term-buttons.tsx';
import { type DetailsAnswer, useSpanDetails } from './use-span-details.ts';
import { ZoneContext } from './zone-context.ts';

/** Everything that the source says about the selected span. Fills its place and scrolls within it. */
export function SpanDetailsView(props: TraceViewProps) {
  const isSelected = props.selected >= 0 && props.selected < props.trace.length;
  const filter = useState('');
  return (
    <ToggledSections>
      {isSelected ? (
        <AttributeFilterProvider value={filter}>
          <SelectedSpan {...props} />
        </AttributeFilterProvider>
      ) : (
        <EmptyState title="No span selected">
          Select a row of the waterfall, with a click or with the arrow keys and Enter, to see its attributes, events
          and ids here.
        </EmptyState>
      )}
    </ToggledSections>
  );
}

function SelectedSpan(props: TraceViewProps) {
  const { trace, selected } = props;
  const span = spanAt(trace, selected);
  const identity = `${trace.traceId} ${span.key}`;
  const [answer, retry] = useSpanDetails(props.readers.details, selected, identity, props.onReload);
  const details = answer.state === 'ready' ? answer.details : undefined;
  return (
    <article aria-label="Span details" className="@container h-full overflow-y-auto overflow-x-hidden pb-4">
      <SpanHeading key={`${identity} heading`} trace={trace} span={span} details={details} />
      <KeyFigures {...props} span={span} details={details} />
      <SpanNotes marks={span.marks} />
      {props.insights && <PartSection {...props} key={`${identity} part`} span={span} insights={props.insights} />}
      <ZoneContext value={props.timeZone}>
        <SearchLinkProvider value={props.searchLink}>
          <Answer key={identity} {...props} span={span} answer={answer} onRetry={retry} />
        </SearchLinkProvider>
      </ZoneContext>
    </article>
  );
}

interface AnswerProps extends TraceViewProps {
  readonly span: Span;
  readonly answer: DetailsAnswer;
  readonly onRetry: () => void;
}

function Answer({ answer, onRetry, ...props }: AnswerProps) {
  switch (answer.state) {
    case 'asked':
      return null;
    case 'waiting':
      return (
        <p role="status" className="px-4 py-3 text-ink3">
          Reading details…
        </p>
      );
    case 'failed':
      return (
        <div role="alert">
          <EmptyState title="The details could not be read" action={<Button onClick={onRetry}>Retry</Button>}>
            {answer.message}
          </EmptyState>
        </div>
      );
    case 'ready':
      return (
        <ButtonsAfterPaint>
          <Sections {...props} details={answer.details} />
        </ButtonsAfterPaint>
      );
  }
}

type SectionsProps = Omit<AnswerProps, 'answer' | 'onRetry'> & {
  readonly details: Extract<DetailsAnswer, { state: 'ready' }>['details'];
};

const NO_TEMPLATES: readonly LinkTemplate[] = [];

function Sections(props: SectionsProps) {
  const { details, span, trace, readers, onSelect, onOpenTrace, onShowTime, links = NO_TEMPLATES } = props;
  const [ownLinks, linksOfAttribute] = useSpanLinks(links, trace, span, details);
  const { resource } = details;
  const row = span.index;
  const moments = useMomentControl(onShowTime);
  const readRange: RangeReader = useCallback((range) => readers.details(row, range), [readers, row]);
  const readAttributes: AttributeReader = useCallback(
    async (from, to, containing) => (await readRange({ list: 'attributes', from, to, containing })).attributes,
    [readRange],
  );
  const readResource: AttributeReader = useCallback(
    async (from, to, containing) => (await readRange({ list: 'resource', from, to, containing })).resource.attributes,
    [readRange],
  );
  return (
    <AttributeLinksProvider value={linksOfAttribute}>
      {ownLinks.length > 0 && (
        <div className="px-4 pb-3">
          <LinkList links={ownLinks} />
        </div>
      )}
      <WarningSection warnings={details.warnings} readRange={readRange} />
      <MomentProvider value={moments}>
        <EventSection
          details={details}
          readRange={readRange}
          spanStart={spanStart(trace, span, details)}
          spanDuration={span.duration}
          traceStart={trace.startTimeUnixNano}
        />
      </MomentProvider>
      <FilteredTraceProvider value={trace}>
        <AttributeSection
          title="Attributes"
          attributes={details.attributes}
          read={readAttributes}
          droppedCount={details.droppedAttributesCount}
          isAlwaysShown
        />
      </FilteredTraceProvider>
      <LinkSection details={details} readRange={readRange} trace={trace} onOpenTrace={onOpenTrace} />
      <FilteredTraceProvider value={trace}>
        <AttributeSection
          title="Resource"
          attributes={resource.attributes}
          read={readResource}
          droppedCount={resource.droppedAttributesCount}
          schemaUrl={resource.schemaUrl}
        />
      </FilteredTraceProvider>
      <ScopeSection scope={details.scope} readRange={readRange} />
      <SamplingSection details={details} />
      <IdSection trace={trace} span={span} details={details} onSelect={onSelect} />
      <JsonSection spanJson={readers.spanJson} span={row} spanId={details.spanId} document={details.document} />
    </AttributeLinksProvider>
  );
}
