import { useEffect } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import { serviceName, spanName } from '../../trace/span.ts';
import { recentTraces, withTrace } from '../recent-traces.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { useDocumentTitle } from '../use-document-title.ts';
import { nameOfAddress, windowTitle } from './title-texts.ts';

/** Once a trace stands on the page, gives it its own address, the window its title, and the list of recent ones a line. */
export function useOneTraceAddress(address: TraceState | TracesState, trace: OpenedTrace | null): void {
  const navigate = useNavigate();
  const { backend, example, file } = address;
  useDocumentTitle(trace ? windowTitle(trace.table) : nameOfAddress(address));
  useEffect(() => {
    if (!trace || address.page === 'trace') return;
    navigate({ page: 'trace', traceId: trace.table.traceId, span: '', backend, example, file }, { replace: true });
  }, [address.page, trace, backend, example, file, navigate]);
  useEffect(() => {
    if (trace) remember(trace, { backend, example, file });
  }, [trace, backend, example, file]);
}

function remember({ table }: OpenedTrace, from: Pick<TraceState, 'backend' | 'example' | 'file'>): void {
  const root = table.primaryRoot;
  const entry = {
    traceId: table.traceId,
    rootService: root < 0 ? '' : serviceName(table, root).slice(0, 200),
    rootName: root < 0 ? '' : spanName(table, root).slice(0, 200),
    duration: table.duration,
    startTimeUnixNano: String(table.startTimeUnixNano),
    errorCount: table.errorCount,
    ...from,
  };
  recentTraces.set(withTrace(recentTraces.get(), entry));
}
