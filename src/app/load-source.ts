import { skipToken, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { openTraces } from '../load/open-traces.ts';
import type { OpenedTrace, OpenedTraces } from '../load/opened-traces.ts';
import type { TraceSource } from '../load/trace-source.ts';
import { rememberBackend, withLearnt } from './learnt-backends.ts';
import { loadingRegistry } from './loading-registry.ts';
import { SOURCE_QUERY } from './query-client.ts';

/** A source that has been read, with its trace if it holds just one. */
export interface LoadedSource {
  readonly opened: OpenedTraces;
  readonly only: OpenedTrace | null;
}

/** Reads the source, telling the registry how it goes. Rejects with a LoadError. */
async function loadSource(source: TraceSource, key: string, signal: AbortSignal): Promise<LoadedSource> {
  const { end, ...report } = loadingRegistry.begin(key);
  try {
    const opened = await openTraces(withLearnt(source), { signal, ...report, onLearnt: learner(source) });
    if (opened.asked.length > 0) await toldByAddress(opened, source, key).catch(() => {});
    return await withOnlyTrace(opened, signal);
  } finally {
    // Once the page has what came of it: without the preview in between, all that shows it would go and be built anew.
    setTimeout(end);
  }
}

/** An address that names no backend still works. */
async function toldByAddress({ asked }: OpenedTraces, source: TraceSource, key: string): Promise<void> {
  const { nameAskedBackend } = await import('./name-asked-backend.ts');
  nameAskedBackend(asked, source, key);
}

function learner(source: TraceSource): (kind: string, api: string) => void {
  return (kind, api) => {
    if (source.type === 'backend') rememberBackend(source.backends[0], kind, api);
  };
}

/** An aborted query drops its result unseen, so what was opened is closed here. */
async function withOnlyTrace(opened: OpenedTraces, signal: AbortSignal): Promise<LoadedSource> {
  try {
    const only = opened.summaries.length === 1 ? await opened.openTrace(0) : null;
    signal.throwIfAborted();
    return { opened, only };
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** The query of a source; all parts of the page that name one key share one load. */
export function useSource(source: TraceSource, key: string) {
  return useQuery({
    queryKey: [SOURCE_QUERY, key],
    queryFn: ({ signal }) => loadSource(source, key, signal),
  });
}

/**
 * The query of one trace of a loaded source, by its number; idle while there is none to ask for. `readAt` tells one
 * reading of the source from the next.
 */
export function useTraceOf(
  loaded: LoadedSource | undefined,
  key: string,
  readAt: number,
  traceNumber: number | null,
): UseQueryResult<OpenedTrace> {
  const isFirst = traceNumber === 0 && loaded?.only;
  return useQuery({
    queryKey: ['trace', key, readAt, traceNumber],
    queryFn: loaded && traceNumber !== null ? () => loaded.opened.openTrace(traceNumber) : skipToken,
    ...(isFirst ? { initialData: isFirst } : {}),
  });
}
