import { startTransition, useCallback, useEffect, useRef } from 'react';
import type { TraceLook } from '../../trace-look.ts';
import { type PicksStore, picksOf, type TracePicks } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';

/** What is typed rests for so long before a link would reproduce it. */
const REST_MILLISECONDS = 300;

interface Told extends Pick<TraceLook, 'filter' | 'filterMode'> {
  readonly by: PicksStore;
}

/**
 * Keeps the filter and what a link says of it the same: an address that comes changes the filter, and the other way, once
 * typing rests. What may be a step of the history has it told before: going back is to restore what was seen.
 */
export function useFilterLook({ trace, look, onLook, selected }: FullModel): void {
  const { filter, filterMode } = look;
  const picks = picksOf(trace);
  const told = useRef<Told | null>(null);
  useEffect(() => {
    if (isToldAlready(told.current, picks, { filter, filterMode })) return;
    const isFirst = told.current?.by !== picks;
    told.current = { by: picks, filter, filterMode };
    // The legend may have been clicked before the box was there.
    if (isFirst && filter === '' && picks.get().filter !== '') return;
    picks.change({ filter, filterMode, isTyped: false });
  }, [picks, filter, filterMode]);
  const tell = useCallback(() => {
    const now = lookOf(picks.get());
    if (isToldAlready(told.current, picks, now)) return;
    told.current = { by: picks, ...now };
    // All of the page knows how the trace is looked at; what is typed goes before it.
    startTransition(() => onLook(now, 'still'));
  }, [picks, onLook]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a step
  useEffect(tell, [tell, selected]);
  useEffect(() => {
    document.addEventListener('pointerdown', tell, true);
    return () => document.removeEventListener('pointerdown', tell, true);
  }, [tell]);
  useEffect(() => {
    let rest = setTimeout(tell, REST_MILLISECONDS);
    const stop = picks.subscribe(() => {
      clearTimeout(rest);
      rest = setTimeout(tell, REST_MILLISECONDS);
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [picks, tell]);
}

/** Without a filter there is no mode to tell of. */
function lookOf({ filter, filterMode }: TracePicks): Omit<Told, 'by'> {
  return { filter, filterMode: filter === '' ? 'highlight' : filterMode };
}

function isToldAlready(told: Told | null, by: PicksStore, now: Omit<Told, 'by'>): boolean {
  return told?.by === by && told.filter === now.filter && told.filterMode === now.filterMode;
}
