import { useEffect } from 'react';
import type { FullModel } from '../full-model.ts';
import { afterNextPaint } from './after-next-paint.ts';
import { adoptFoundStyle } from './found-style.ts';

/** Who has just opened a trace looks at it first; what they ask for meanwhile goes before. */
const IDLE_MILLISECONDS = 1000;
/** What searches stand on takes some 100 bytes a span: of a longer trace only once somebody comes to search. */
const MOST_SPANS = 200_000;

/**
 * Prepares the search in `trace`, for those who `come` to it at once, else once `isIdle`: the first one of a trace takes
 * several times as long as those after it, since it learns which texts there are, and the page how hits look.
 */
export function useRehearsal(
  { trace, readers }: Pick<FullModel, 'trace' | 'readers'>,
  comes: boolean,
  isIdle: boolean,
): void {
  const { findText } = readers;
  const idle = isIdle && trace.length <= MOST_SPANS ? IDLE_MILLISECONDS : null;
  const wait = comes ? 0 : idle;
  useEffect(() => {
    if (wait === null) return;
    const ended = new AbortController();
    const rehearse = () => {
      adoptFoundStyle();
      // A search that fails says so when it is one that somebody asked for.
      findText('', () => {}, ended.signal).catch(() => {});
    };
    const cancel = afterNextPaint(rehearse, wait);
    return () => {
      ended.abort();
      cancel();
    };
  }, [findText, wait]);
}
