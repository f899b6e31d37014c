import { startTransition, useEffect, useRef } from 'react';
import { usePick } from '../../use-pick.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { litSpans } from './lit-spans.ts';

/** The whole picture changes with what is lit, minimap and all; rows that are found meanwhile have their mark. */
const PAUSE_MILLISECONDS = 400;

/**
 * Has stand out what is picked. Of a filter that still finds more, the picture follows a few times a second; what is
 * typed goes before it.
 */
export function useLit({ trace, setLit }: WaterfallModel): void {
  const matches = usePick(trace, 'matches');
  const pointedOut = usePick(trace, 'pointedOut');
  const shown = useRef({ at: Number.NEGATIVE_INFINITY, of: '', pointedOut });
  // biome-ignore lint/correctness/useExhaustiveDependencies: at other times of the trace, what was lit is not
  useEffect(() => {
    const { at, of, pointedOut: before } = shown.current;
    const now = performance.now();
    const isMore = matches !== null && !matches.isComplete && matches.of === of && pointedOut === before;
    if (isMore && now - at < PAUSE_MILLISECONDS) return;
    shown.current = { at: now, of: matches?.of ?? '', pointedOut };
    const change = () => setLit(litSpans({ matches, pointedOut }));
    if (pointedOut === before) startTransition(change);
    else change();
  }, [trace, matches, pointedOut, setLit]);
}
