import { useEffect } from 'react';
import type { TraceReaders } from '../../../trace/trace-handle.ts';
import { afterNextPaint } from './after-next-paint.ts';
import { adoptFoundStyle } from './found-style.ts';

/**
 * Prepares a search while `isWanted`: the first one of a trace takes twice as long as those after it, since it learns how
 * each span is written, and the page how hits look. Done while somebody is about to type, it is done when they have.
 */
export function useRehearsal({ findText }: TraceReaders, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const ended = new AbortController();
    // A search that fails says so when it is one that somebody asked for.
    findText('', () => {}, ended.signal).catch(() => {});
    const cancel = afterNextPaint(adoptFoundStyle);
    return () => {
      ended.abort();
      cancel();
    };
  }, [findText, isWanted]);
}
