import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LoadError, type LoadProblem } from '../../load/load-problem.ts';
import { type OpenSearch, openSearch, type SearchProgress } from '../../load/search/open-search.ts';
import type { SearchSource } from '../../load/search/search-source.ts';
import type { SearchQuery } from '../../trace/search-query.ts';
import { rememberBackend } from '../learnt-backends.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { queryKey } from './search-address.ts';
import type { FoundPlace } from './search-places.ts';

/** A search that was answered. */
export interface AnsweredSearch extends Pick<OpenSearch, 'answer'> {
  readonly query: SearchQuery;
  readonly place: FoundPlace['place'];
  readonly reader: RowReader;
  readonly close: () => void;
}

/** How a search stands. */
export interface SearchRun {
  /** The answer; while another is awaited, or failed, that of the search before. null for none yet. */
  readonly answered: AnsweredSearch | null;
  /** Whether `answered` is of this search. */
  readonly isCurrent: boolean;
  /** null where it did not fail. */
  readonly problem: LoadProblem | null;
  readonly isRunning: boolean;
  readonly wasCancelled: boolean;
  readonly progress: SearchProgress | null;
  readonly cancel: () => void;
  readonly again: () => void;
}

const QUERY = 'search';
/** Going back to a search shows it as it was for so long; from then on it is asked anew. */
const KEEP = 10 * 60_000;

/**
 * Searches. The answer is kept for a while, so that going back to it asks nothing.
 *
 * @param found null for no place to search, or nothing to search for yet
 */
export function useSearch(found: FoundPlace | null, query: SearchQuery): SearchRun {
  const client = useQueryClient();
  closeDropped(client);
  const [progress, setProgress] = useState<SearchProgress | null>(null);
  const key = answerKey(found, query);
  const run = useQuery({
    queryKey: key,
    queryFn:
      found === null
        ? skipToken
        : async ({ signal }) => {
            setProgress(null);
            const answered = await search(found, query, signal, setProgress);
            client.getQueryData<AnsweredSearch>(key)?.close();
            return answered;
          },
    gcTime: KEEP,
  });
  const last = useLast(run.data ?? null);
  const isRunning = run.fetchStatus === 'fetching';
  return {
    answered: run.data ?? last,
    isCurrent: run.data !== undefined,
    problem: run.error === null || isRunning ? null : problemOf(run.error),
    isRunning,
    wasCancelled: found !== null && run.status === 'pending' && !isRunning,
    progress: isRunning ? progress : null,
    cancel: () => void client.cancelQueries({ queryKey: key }),
    again: () => void run.refetch(),
  };
}

/**
 * Has the answer that is kept of a search asked for anew: at once where it is shown, else when it is next. Until the new
 * one is there the kept one is shown.
 */
export function askAnew(client: QueryClient, found: Pick<FoundPlace, 'key'>, query: SearchQuery): void {
  void client.invalidateQueries({ queryKey: answerKey(found, query), exact: true });
}

/** Under which an answer is kept. */
export function answerKey(found: Pick<FoundPlace, 'key'> | null, query: SearchQuery): readonly string[] {
  return [QUERY, found?.key ?? '', queryKey(query)];
}

/** Returns the last that was not null. */
function useLast<Value>(value: Value | null): Value | null {
  const [last, setLast] = useState(value);
  useEffect(() => {
    if (value !== null) setLast(value);
  }, [value]);
  return value ?? last;
}

async function search(
  found: FoundPlace,
  query: SearchQuery,
  signal: AbortSignal,
  onProgress: (progress: SearchProgress) => void,
): Promise<AnsweredSearch> {
  const source = await found.source();
  const opened = await openSearch(source, query, { signal, onProgress, onLearnt: learner(source) });
  const reader = createRowReader(opened);
  const close = () => {
    reader.close();
    opened.close();
  };
  if (signal.aborted) close();
  return { answer: opened.answer, query, place: found.place, reader, close };
}

/** Returns what remembers which kind a backend is. */
export function learner(source: SearchSource): (kind: string, api: string) => void {
  return (kind, api) => {
    if (source.type === 'backend') rememberBackend(source.backend, kind, api);
  };
}

function problemOf(error: Error): LoadProblem {
  if (error instanceof LoadError) return error.problem;
  return new LoadError({ kind: 'worker_failed', sentence: error.message }).problem;
}

const watched = new WeakSet<QueryClient>();

/** Ends the workers of answers that the cache drops. */
function closeDropped(client: QueryClient): void {
  if (watched.has(client)) return;
  watched.add(client);
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'removed' && query.queryKey[0] === QUERY) closeAnswer(query.state.data);
  });
}

function closeAnswer(data: AnsweredSearch | undefined): void {
  data?.close();
}
