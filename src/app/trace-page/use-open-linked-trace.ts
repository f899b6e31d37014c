import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { LoadedSource } from '../load-source.ts';
import { SOURCE_QUERY } from '../query-client.ts';
import { NO_SOURCE, type SourceFields, type TraceState, type TracesState } from '../url-state.ts';
import { useNavigate } from '../use-address.ts';
import { usePageSetup } from '../use-page-setup.ts';
import { isSameTrace } from './which-trace.ts';

/**
 * Returns what opens a trace that another one links to: from where the present one came, if it can be there, else from
 * the current backend.
 */
export function useOpenLinkedTrace(address: TraceState | TracesState): (traceId: string, spanId: string) => void {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { current } = usePageSetup();
  const { backend, example, file } = address;
  const ownId = address.page === 'trace' ? address.traceId : '';
  return useCallback(
    (traceId, spanId) => {
      const own = { backend, example, file };
      const loaded = queryClient.getQueriesData<LoadedSource>({ queryKey: [SOURCE_QUERY] });
      const isHere =
        isSameTrace(traceId, ownId) || (file !== '' && loaded.some(([, data]) => holds(data, traceId, ownId)));
      const other: SourceFields = { ...NO_SOURCE, backend: backend || (current?.name ?? '') };
      navigate({ page: 'trace', traceId, span: spanId, ...(isHere ? own : other) });
    },
    [backend, example, file, ownId, current, navigate, queryClient],
  );
}

/** Whether a source holds both traces. */
function holds(data: LoadedSource | undefined, traceId: string, ownId: string): boolean {
  const ids = data?.opened.summaries.map((summary) => summary.traceId) ?? [];
  return [traceId, ownId].every((id) => ids.some((other) => isSameTrace(other, id)));
}
