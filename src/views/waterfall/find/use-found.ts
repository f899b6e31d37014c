import { useEffect, useState } from 'react';
import type { SpanTable } from '../../../trace/span-table.ts';
import type { TextHits } from '../../../trace/text-hits.ts';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import { searchTrace } from './search-trace.ts';

/** What has come of a search. */
export interface Found extends TextHits {
  readonly words: readonly string[];
  /** Why values could not be searched, null where they could. */
  readonly problem: string | null;
}

/** Hits are told this often: each time costs a picture, and the search waits for it. */
const PAUSE_MILLISECONDS = 80;

/** Leaves out what is told too soon after the last time, but never the first hit nor the end. */
function sparingly(tell: (hits: TextHits) => void): (hits: TextHits) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (hits) => {
    const now = performance.now();
    const isFirst = count === 0 && hits.count > 0;
    if (!isFirst && !hits.isComplete && now - toldAt < PAUSE_MILLISECONDS) return;
    toldAt = now;
    count = hits.count;
    tell(hits);
  };
}

/** Returns what is found so far, null while nothing is searched for. New words end the search for those before. */
export function useFound(trace: SpanTable, readers: TraceReaders, words: readonly string[]): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const { findText } = readers;
  useEffect(() => {
    if (words.length === 0) {
      setFound(null);
      return;
    }
    const ended = new AbortController();
    const tell = (hits: TextHits) => setFound({ ...hits, words, problem: null });
    searchTrace(trace, findText, words, sparingly(tell), ended.signal).catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      if (!ended.signal.aborted) setFound((now) => now && { ...now, isComplete: true, problem });
    });
    return () => ended.abort();
  }, [trace, findText, words]);
  return found !== null && found.spans.size === trace.length && words.length > 0 ? found : null;
}
