import type { ReactNode } from 'react';
import { formatShare } from '../../lib/format-share.ts';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { formatOffset } from '../../trace/format-offset.ts';
import type { Span } from '../../trace/span-at.ts';
import { SpanMark, type SpanTable } from '../../trace/span-table.ts';
import { formatDuration, formatTimestamp, isWallClock } from '../../trace/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { durationText } from '../duration-text.ts';
import type { TraceViewProps } from '../trace-view-props.ts';
import { spanStart } from './span-times.ts';

const ZONES = [
  { value: 'utc', label: 'UTC' },
  { value: 'local', label: 'local' },
] as const;

export interface KeyFiguresProps
  extends Pick<TraceViewProps, 'trace' | 'selfTime' | 'readers' | 'timeZone' | 'onTimeZone'> {
  readonly span: Span;
  readonly details: DetailsExcerpt | undefined;
}

/** How long, how much of it itself, where in the trace, and when. All but the recorded start is there at once. */
export function KeyFigures(props: KeyFiguresProps) {
  const { trace, selfTime, span } = props;
  const own = selfTime[span.index];
  const hasNoEnd = (span.marks & SpanMark.Unfinished) !== 0;
  return (
    <section aria-label="Times" className="flex flex-col gap-2.5 border-t border-line px-4 py-3">
      <dl className="grid grid-cols-2 gap-x-3 gap-y-2 @xs:grid-cols-3 @lg:grid-cols-5">
        <Figure
          label="Duration"
          note={hasNoEnd || <Share part={span.duration} whole={trace.duration} of="the trace" />}
        >
          {durationText(trace, span.index)}
        </Figure>
        <Figure label="Own time" note={<Share part={own} whole={span.duration} of="the span" />}>
          {formatDuration(own)}
        </Figure>
        <Figure label="Starts at">+{formatOffset(span.start, span.duration)}</Figure>
        <Figure label="Ends at">{hasNoEnd ? 'not recorded' : `+${formatOffset(span.end, span.duration)}`}</Figure>
        <Figure label="Status">{span.status}</Figure>
      </dl>
      <PositionStrip trace={trace} span={span} />
      <StartLine {...props} />
    </section>
  );
}

/** A share, and of what for those who ask. */
function Share({ part, whole, of }: { readonly part: number; readonly whole: number; readonly of: string }) {
  const share = formatShare(part, whole);
  return (
    <span className="text-ink2" title={`${share} of ${of}`}>
      {share}
    </span>
  );
}

interface FigureProps {
  readonly label: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Figure({ label, note, children }: FigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-ink3">{label}</dt>
      <dd className="flex flex-wrap gap-x-1.5">
        <span className="font-semibold">{children}</span>
        {note}
      </dd>
    </div>
  );
}

/** Where in the trace the span lies, never thinner than 2 px. */
function PositionStrip({ trace, span }: { readonly trace: SpanTable; readonly span: Span }) {
  const whole = Math.max(trace.duration, 1);
  const percent = (time: number) => Math.min(Math.max((time / whole) * 100, 0), 100);
  const [from, to] = [span.start, span.end].map((time) => formatOffset(time, span.duration));
  const words = `From ${from} to ${to} of ${formatDuration(trace.duration)}`;
  return (
    <div role="img" aria-label={words} title={words} className="relative h-1.5 overflow-hidden rounded-xs bg-track">
      <div
        className="absolute inset-y-0 min-w-0.5 bg-accent"
        style={{
          left: `min(${percent(span.start)}%, 100% - 2px)`,
          width: `${percent(span.end) - percent(span.start)}%`,
        }}
      />
    </div>
  );
}

function StartLine({ trace, span, details, readers, timeZone, onTimeZone }: KeyFiguresProps) {
  const start = spanStart(trace, span, details);
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1.5">
      <time className="min-w-0 text-ink2">{formatTimestamp(start, timeZone, 9)}</time>
      {isWallClock(start) && <Segmented label="Time zone" options={ZONES} value={timeZone} onChange={onTimeZone} />}
      {details !== undefined && (
        <CopyButton
          label={details.document.isRewritten ? 'Copy span as OTLP JSON' : 'Copy span as JSON'}
          text={() => readers.spanJson(span.index)}
          className="ml-auto"
        >
          JSON
        </CopyButton>
      )}
    </div>
  );
}
