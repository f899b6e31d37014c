import { useCallback } from 'react';
import type { SpanPart } from '../../analysis/span-part.ts';
import { wholeWord } from '../../analysis/wording/whole-word.ts';
import { groupDigits } from '../../lib/counted.ts';
import { formatShare } from '../../lib/format-share.ts';
import type { Span } from '../../trace/span-at.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { rootTimes } from '../finding-sight.ts';
import type { TraceInsights } from '../trace-insights.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { FindingsOfSpan } from './findings-of-span.tsx';
import { GapsOfSpan } from './gaps-of-span.tsx';
import { PartRow } from './part-row.tsx';
import { Section } from './section.tsx';
import { SpanLink, SpanLinks } from './span-link.tsx';
import { WhatIfControls } from './what-if-controls.tsx';

export interface PartSectionProps extends Pick<TraceViewProps, 'trace' | 'onSelect'> {
  readonly span: Span;
  readonly insights: TraceInsights;
}

/** What the span has to do with the time of the whole request, and with its failure. */
export function PartSection(props: PartSectionProps) {
  return (
    <Section title={`In the ${wholeWord(props.trace)}`}>
      {props.insights.isAsRecorded && <p className="pb-1 text-ink2">At corrected times; bars stand as recorded.</p>}
      <dl className="flex flex-col">
        <CriticalTime {...props} />
        <Asked {...props} />
        <GapsOfSpan {...props} />
        <FindingsOfSpan {...props} />
        <WhatIfControls {...props} />
      </dl>
    </Section>
  );
}

function CriticalTime({ trace, span, insights: { analysis } }: PartSectionProps) {
  const time = analysis.criticalTime[span.index];
  const { start, end } = rootTimes(analysis.path);
  return (
    <PartRow label="Critical time" title={`The part of the ${wholeWord(trace)}’s time that this span itself decides`}>
      {time === 0 ? 'none: not on the critical path' : `${formatDuration(time)}, ${formatShare(time, end - start)}`}
    </PartRow>
  );
}

/** What takes replays to know. */
function Asked({ trace, span, insights, onSelect }: PartSectionProps) {
  const { readers } = insights;
  const { value, error } = useAnswer(useCallback(() => readers.part(span.index), [readers, span.index]));
  if (error !== null) return <PartRow label="Slack">could not be worked out: {error.message}</PartRow>;
  if (value === null) return null;
  return (
    <>
      <Figures part={value} word={wholeWord(trace)} />
      <Waits part={value} here={span.index} {...{ trace, onSelect }} />
      <ErrorPath part={value} here={span.index} {...{ trace, onSelect }} />
    </>
  );
}

interface FiguresProps {
  readonly part: SpanPart;
  /** What the whole trace is called. */
  readonly word: string;
}

function Figures({ part: { rank, drag, slack }, word }: FiguresProps) {
  return (
    <>
      {rank > 0 && (
        <PartRow label="Rank" title="Among all spans, by critical time">
          {rank === 1 ? 'first: no span decides more of the time' : `number ${rank} by critical time`}
        </PartRow>
      )}
      <PartRow label="Drag" title={`How much shorter the ${word} would be if this span took no time`}>
        {drag > 0 ? `${formatDuration(drag)} shorter without it` : 'none: without it nothing would be shorter'}
      </PartRow>
      <PartRow label="Slack" title={`How much longer this span could take before the ${word} does`}>
        {slackWords(slack, word)}
      </PartRow>
    </>
  );
}

function slackWords(slack: SpanPart['slack'], word: string): string {
  if (slack === null) return `any: the ${word} does not wait for it`;
  return slack === 0 ? `none: any longer, and the ${word} takes longer` : `${formatDuration(slack)} longer, unnoticed`;
}

interface LinksProps extends Pick<TraceViewProps, 'trace' | 'onSelect'> {
  readonly part: SpanPart;
  readonly here: SpanIndex;
}

function Waits({ part, here, trace, onSelect }: LinksProps) {
  const { startedAfter, waitedFor, waitsOmitted, waitedForBy, labels } = part;
  return (
    <>
      {startedAfter >= 0 && (
        <PartRow label="Began after">
          <SpanLink span={startedAfter} {...{ trace, labels, onSelect }} />
        </PartRow>
      )}
      {waitedFor.length > 0 && (
        <PartRow label="Waited for" title="One after another, until its end">
          <SpanLinks spans={waitedFor} {...{ trace, labels, onSelect }} />
          {waitsOmitted > 0 && <p className="text-ink2">and {groupDigits(waitsOmitted)} more</p>}
        </PartRow>
      )}
      {here !== trace.primaryRoot && (
        <PartRow label="Awaited by">
          {waitedForBy < 0 ? 'nobody' : <SpanLink span={waitedForBy} {...{ trace, labels, onSelect }} />}
        </PartRow>
      )}
    </>
  );
}

function ErrorPath({ trace, part: { errorPath, labels }, here, onSelect }: LinksProps) {
  if (errorPath.length === 0) return null;
  return (
    <PartRow label="Failure" title="From where it began up to the last span that it reached">
      <SpanLinks spans={errorPath} here={here} isOrdered {...{ trace, labels, onSelect }} />
    </PartRow>
  );
}
