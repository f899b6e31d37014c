import { useEffect } from 'react';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import type { SourceFields, TraceState, TracesState } from '../url-state.ts';
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
    // A list without it is no loss that anyone need be told of.
    if (trace) remember(trace, { backend, example, file }).catch(() => {});
  }, [trace, backend, example, file]);
}

/** The list is shown on the first page; no row waits for it. */
async function remember(trace: OpenedTrace, source: SourceFields): Promise<void> {
  const { rememberTrace } = await import('./remember-trace.ts');
  rememberTrace(trace, source);
}
