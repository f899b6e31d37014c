import type { OpenedTrace } from '../../load/opened-traces.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { recentTraces, withTrace } from '../recent-traces.ts';
import type { SourceFields } from '../url-state.ts';

/** Puts a trace that stands on the page first in the list of recent ones. */
export function rememberTrace({ table }: OpenedTrace, { backend, example, file }: SourceFields): void {
  const root = table.primaryRoot;
  const entry = {
    traceId: table.traceId,
    rootService: root < 0 ? '' : serviceName(table, root).slice(0, 200),
    rootName: root < 0 ? '' : spanName(table, root).slice(0, 200),
    duration: table.duration,
    startTimeUnixNano: String(table.startTimeUnixNano),
    errorCount: table.errorCount,
    backend,
    example,
    file,
  };
  recentTraces.set(withTrace(recentTraces.get(), entry));
}
