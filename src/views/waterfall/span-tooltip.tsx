import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { STATUS_NAMES, StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import { formatDuration } from '../../trace/time.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { serviceColour } from '../../ui/palette.ts';
import { durationText } from '../duration-text.ts';
import { resourceFacts } from './resource-facts.ts';
import { shortText } from './short-text.ts';
import { FactList } from './tooltip-box.tsx';

interface SpanTooltipProps {
  readonly trace: SpanTable;
  readonly selfTime: Float64Array;
  readonly span: SpanIndex;
  /** null while they are being read, and where they cannot be. */
  readonly details: DetailsExcerpt | null;
}

/** What a tooltip says about a span. All but the message and the resource is there at once. */
export function SpanTooltip({ trace, selfTime, span, details }: SpanTooltipProps) {
  const isError = trace.status[span] === StatusCode.Error;
  const message = details === null ? '' : shortText(details.status.message, 300);
  return (
    <>
      <TooltipTitle service={trace.service[span]}>{shortText(spanName(trace, span), 200) || 'unnamed'}</TooltipTitle>
      <FactList
        facts={[
          ['Service', shortText(serviceName(trace, span), 120) || 'unknown'],
          ['Start', `+${formatDuration(trace.start[span])}`],
          ['Duration', durationText(trace, span)],
          ['Self time', formatDuration(selfTime[span])],
          ['Status', STATUS_NAMES[trace.status[span]], isError ? 'font-semibold text-err' : ''],
          ['Message', message],
          ...(details === null ? [] : resourceFacts(details.resource)),
        ]}
      />
    </>
  );
}

/** A tooltip's first line, with the service's stripe. */
export function TooltipTitle({ service, children }: { service: number; children: string }) {
  return (
    <div className="flex items-baseline gap-2 font-semibold">
      <span
        aria-hidden="true"
        className="h-[11px] w-[3px] shrink-0 rounded-[1px]"
        style={{ background: serviceColour(service) }}
      />
      <bdi className="min-w-0 break-words">{children}</bdi>
    </div>
  );
}
