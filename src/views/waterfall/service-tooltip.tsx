import { groupDigits } from '../../lib/counted.ts';
import type { DetailsExcerpt } from '../../trace/details-excerpt.ts';
import { serviceName } from '../../trace/span.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { resourceFacts } from './resource-facts.ts';
import { shortText } from './short-text.ts';
import { TooltipTitle } from './span-tooltip.tsx';
import { FactList } from './tooltip-box.tsx';

interface ServiceTooltipProps {
  readonly trace: SpanTable;
  /** A span of the service: the resource told of is that span's own. */
  readonly span: SpanIndex;
  readonly details: DetailsExcerpt | null;
}

/** What a tooltip says about a service: its share of the trace, and which deployment of it this row is from. */
export function ServiceTooltip({ trace, span, details }: ServiceTooltipProps) {
  const service = trace.services[trace.service[span]];
  return (
    <>
      <TooltipTitle service={trace.service[span]}>
        {shortText(serviceName(trace, span), 200) || 'unknown service'}
      </TooltipTitle>
      <FactList
        facts={[
          ['Spans', groupDigits(service.spanCount)],
          ['Errors', groupDigits(service.errorCount)],
          ...(details === null ? [] : resourceFacts(details.resource)),
        ]}
      />
    </>
  );
}
