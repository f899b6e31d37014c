import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useCallback, useEffect } from 'react';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import type { OpenedTrace } from '../../load/opened-traces.ts';
import type { TraceSource } from '../../load/trace-source.ts';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { type LoadedSource, useSource, useTraceOf } from '../load-source.ts';
import { type LoadingState, useLoading } from '../loading-registry.ts';
import { clearOpened } from '../open-box/box-text.ts';
import { SOURCE_QUERY } from '../query-client.ts';
import type { TraceState, TracesState } from '../url-state.ts';
import { FailurePart } from './failure-part.tsx';
import { LoadingHeader } from './loading-header.tsx';
import type { Missing } from './missing-problem.ts';
import { TitleRow } from './title-row.tsx';
import { TraceScreen } from './trace-screen.tsx';
import { useOneTraceAddress } from './use-one-trace-address.ts';
import { isSameTrace, type Shown, whichTrace } from './which-trace.ts';

const TraceList = lazyPart(async () => (await import('./trace-list.tsx')).TraceList);
const TraceBanner = lazyPart(async () => (await import('./trace-banner.tsx')).TraceBanner);

export interface SourcePageProps {
  readonly address: TraceState | TracesState;
  readonly source: TraceSource;
  readonly sourceKey: string;
}

/** What is to be seen of a source: that it is loading, that it failed, its list, or one of its traces. */
export function SourcePage({ address, source, sourceKey }: SourcePageProps) {
  const query = useSource(source, sourceKey);
  const loading = useLoading(query.data === undefined ? sourceKey : null);
  const queryClient = useQueryClient();
  const onReload = useReload(sourceKey, query.refetch);
  const shown = query.data ? whichTrace(address, query.data.opened) : null;
  const one = useOneTrace(query.data, shown, sourceKey, query.dataUpdatedAt);
  useOneTraceAddress(address, one.trace);
  useEffect(() => {
    if (query.data) clearOpened();
  }, [query.data]);

  // A trace that stands stays, though reading it once more has failed: who asked for that is told.
  const error = one.trace ? null : (query.error ?? one.error);
  const problem = problemOf(error, shown, query.isPending && query.fetchStatus === 'idle');
  if (problem) {
    return <FailurePart address={address} problem={problem} onRetry={query.refetch} />;
  }
  if (query.data && shown?.type === 'list') {
    return (
      <Suspense>
        <TraceList address={address} opened={query.data.opened} />
      </Suspense>
    );
  }

  const cancel = () => queryClient.cancelQueries({ queryKey: [SOURCE_QUERY, sourceKey] });
  const preview = matchingPreview(loading, address);
  const trace = one.trace ?? preview;
  return (
    <TraceScreen
      address={address}
      trace={trace}
      isPreview={one.trace === null}
      isWaiting={query.data === undefined}
      onReload={onReload}
      header={(actions) =>
        one.trace && query.data ? (
          <>
            <TitleRow opened={query.data.opened} trace={one.trace} onReload={onReload} {...actions} />
            {actions.verdict}
            <Suspense>
              <TraceBanner
                address={address}
                opened={query.data.opened}
                trace={one.trace}
                absentSpan={actions.absentSpan}
              />
            </Suspense>
          </>
        ) : (
          <>
            <LoadingHeader address={address} loading={loading} onCancel={cancel} />
            {actions.verdict}
          </>
        )
      }
    />
  );
}

/** Returns what reads the source once more; what was read before is let go of once there is something in its place. */
function useReload(sourceKey: string, refetch: ReturnType<typeof useSource>['refetch']): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const before = queryClient.getQueryData<LoadedSource>([SOURCE_QUERY, sourceKey]);
    await refetch({ throwOnError: true });
    before?.opened.close();
  }, [queryClient, sourceKey, refetch]);
}

interface OneTrace {
  readonly trace: OpenedTrace | null;
  readonly error: Error | null;
}

function useOneTrace(loaded: LoadedSource | undefined, shown: Shown | null, key: string, readAt: number): OneTrace {
  const traceNumber = shown?.type === 'trace' ? shown.traceNumber : null;
  const { data, error } = useTraceOf(loaded, key, readAt, traceNumber);
  return { trace: data ?? null, error };
}

/** Rows of a source's first trace are shown early only where that is the trace that was asked for. */
function matchingPreview(loading: LoadingState | null, address: TraceState | TracesState): OpenedTrace | null {
  const preview = loading?.preview ?? null;
  const isMeant = preview && (address.page === 'traces' || isSameTrace(preview.table.traceId, address.traceId));
  return isMeant ? preview : null;
}

function problemOf(error: Error | null, shown: Shown | null, isIdle: boolean): LoadProblem | Missing | null {
  if (error instanceof LoadError) return error.problem;
  if (error) return new LoadError({ kind: 'worker_failed', sentence: `${error.message}.` }).problem;
  if (shown?.type === 'absent') return 'trace absent';
  return isIdle ? 'cancelled' : null;
}
