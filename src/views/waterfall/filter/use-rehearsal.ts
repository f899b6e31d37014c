import { useEffect } from 'react';
import type { TraceReaders } from '../../../trace/trace-handle.ts';

/**
 * Prepares a search while `isWanted`: the first one of a trace takes twice as long as those after it, since it learns how
 * each span is written. Done while somebody is about to type, it is done when they have.
 */
export function useRehearsal({ findText }: TraceReaders, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const ended = new AbortController();
    // A search that fails says so when it is one that somebody asked for.
    findText('', () => {}, ended.signal).catch(() => {});
    return () => ended.abort();
  }, [findText, isWanted]);
}
