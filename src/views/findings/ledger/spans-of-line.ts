import type { LedgerLine } from '../../../analysis/ledger-shares.ts';
import type { CriticalPath } from '../../../analysis/trace-analysis.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanTable } from '../../../trace/span-table.ts';

/** Returns the spans on the critical path whose service and operation have a part in that line of the ledger. O(path). */
export function spansOfLine(trace: SpanTable, path: CriticalPath, { entries }: LedgerLine): SpanSet {
  const wanted = new Set(entries.map(({ service, operation }) => JSON.stringify([service, operation])));
  const isWanted = new Map<number, boolean>();
  const spans = new SpanSet(trace.length);
  for (const span of path.span) {
    const operation = trace.service[span] * trace.strings.length + trace.name[span];
    let has = isWanted.get(operation);
    if (has === undefined) {
      has = wanted.has(JSON.stringify([serviceName(trace, span), spanName(trace, span)]));
      isWanted.set(operation, has);
    }
    if (has) spans.add(span);
  }
  return spans;
}
