import { serviceName, spanName } from '../../trace/span.ts';
import { StatusCode } from '../../trace/span-kind.ts';
import type { SpanTable } from '../../trace/span-table.ts';
import type { SpanIndex } from '../../trace/units.ts';
import { announce } from '../../ui/announce.ts';
import type { TraceInsights } from '../../views/trace-insights.ts';
import { nextError } from '../../views/waterfall/jumps.ts';
import type { RowSelection } from './use-row-selection.ts';

/**
 * Selects the failed span that comes next after the selected row, after the last the first, and brings it in sight; says
 * which. O(n).
 */
export function stepToError(
  trace: SpanTable,
  { row, select }: Pick<RowSelection, 'row' | 'select'>,
  insights: Pick<TraceInsights, 'onSight'> | null,
): void {
  const to = errorAfter(trace, row);
  if (to < 0) return;
  select(to);
  // Once it is analysed its row is given back even where a filter leaves it out.
  insights?.onSight({ spans: [to], time: null });
  const place = trace.status.subarray(0, to + 1).reduce((sum, status) => sum + Number(status === StatusCode.Error), 0);
  announce(`Error ${place} of ${trace.errorCount}: ${serviceName(trace, to)} ${spanName(trace, to)}`);
}

/** The jump never ends where it begins: that is the last row where none is selected, and may be the only error. */
function errorAfter(trace: SpanTable, selected: SpanIndex): SpanIndex {
  const from = selected < 0 ? trace.length - 1 : selected;
  const next = nextError(trace, from);
  return next < 0 && trace.status[from] === StatusCode.Error ? from : next;
}
