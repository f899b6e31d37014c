import type { OpenSearch } from '../../load/search/open-search.ts';
import type { CountedTrace } from '../../load/search/search-session.ts';
import type { TraceReader, TraceReading } from '../../views/search-results/trace-reader.ts';

/** Whole traces may be large, and a server has others to answer. */
const MOST_AT_ONCE = 2;

/** A `TraceReader` that can be ended. */
export interface RowReader extends TraceReader {
  /** Returns the keys of attributes that the traces read so far have, those of most traces first. */
  readonly keys: () => readonly string[];
  /** Ends what is being read; nothing is read afterwards. */
  readonly close: () => void;
}

/** Returns what reads the traces in sight, in the order in which they stand, a few at a time and each once. */
export function createRowReader(search: Pick<OpenSearch, 'counted'>): RowReader {
  const readings = new Map<string, TraceReading>();
  const running = new Set<string>();
  const tracesByKey = new Map<string, number>();
  const listeners = new Set<() => void>();
  const abort = new AbortController();
  let wanted: readonly string[] = [];

  const settle = (traceId: string, { keys, ...reading }: TraceReading & Pick<CountedTrace, 'keys'>) => {
    running.delete(traceId);
    if (abort.signal.aborted) return;
    readings.set(traceId, reading);
    for (const key of keys) tracesByKey.set(key, (tracesByKey.get(key) ?? 0) + 1);
    for (const listener of listeners) listener();
    next();
  };
  const next = () => {
    if (abort.signal.aborted) return;
    for (const traceId of wanted) {
      if (running.size >= MOST_AT_ONCE) return;
      if (readings.has(traceId) || running.has(traceId)) continue;
      running.add(traceId);
      void read(search, traceId, abort.signal).then((reading) => settle(traceId, reading));
    }
  };
  return {
    keys: () =>
      Array.from(tracesByKey)
        .toSorted(([, a], [, b]) => b - a)
        .map(([key]) => key),
    get: (traceId) => readings.get(traceId),
    want: (traceIds) => {
      wanted = traceIds;
      next();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => abort.abort(),
  };
}

async function read(
  search: Pick<OpenSearch, 'counted'>,
  traceId: string,
  signal: AbortSignal,
): Promise<TraceReading & Pick<CountedTrace, 'keys'>> {
  try {
    const { trace, times, keys } = await search.counted(traceId, signal);
    return { times, counted: trace, error: '', keys };
  } catch (error) {
    return { times: null, counted: null, error: error instanceof Error ? error.message : String(error), keys: [] };
  }
}
