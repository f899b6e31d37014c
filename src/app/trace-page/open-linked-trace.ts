import type { QueryClient } from '@tanstack/react-query';
import type { LoadedSource } from '../load-source.ts';
import { SOURCE_QUERY } from '../query-client.ts';
import { NO_SOURCE, type SourceFields, type TraceState, type TracesState } from '../url-state.ts';
import type { Navigate } from '../use-address.ts';
import { isSameTrace } from './which-trace.ts';

export interface LinkedFrom {
  readonly address: TraceState | TracesState;
  readonly navigate: Navigate;
  readonly queryClient: QueryClient;
  /** Name of the current backend; empty for none. */
  readonly currentBackend: string;
}

/**
 * Opens a trace that another one links to: from where the present one came, if it can be there, else from the current
 * backend. The ids as written.
 */
export function openLinkedTrace(from: LinkedFrom, traceId: string, spanId: string): void {
  const { address, navigate, queryClient, currentBackend } = from;
  const { backend, example, file } = address;
  const ownId = address.page === 'trace' ? address.traceId : '';
  const own = { backend, example, file };
  const loaded = queryClient.getQueriesData<LoadedSource>({ queryKey: [SOURCE_QUERY] });
  const isHere = isSameTrace(traceId, ownId) || (file !== '' && loaded.some(([, data]) => holds(data, traceId, ownId)));
  const other: SourceFields = { ...NO_SOURCE, backend: backend || currentBackend };
  navigate({ page: 'trace', traceId, span: spanId, ...(isHere ? own : other) });
}

/** Whether a source holds both traces. */
function holds(data: LoadedSource | undefined, traceId: string, ownId: string): boolean {
  const ids = data?.opened.summaries.map((summary) => summary.traceId) ?? [];
  return [traceId, ownId].every((id) => ids.some((other) => isSameTrace(other, id)));
}
