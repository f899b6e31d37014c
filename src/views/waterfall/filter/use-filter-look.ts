import { startTransition, useCallback, useEffect, useRef } from 'react';
import type { TraceLook } from '../../trace-look.ts';
import { type PicksStore, picksOf, type TracePicks } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';
import { OPENINGS } from '../look/openings.ts';

/** What is typed rests for so long before a link would reproduce it. */
const REST_MILLISECONDS = 300;

interface Told extends Pick<TraceLook, 'filter' | 'filterMode'> {
  readonly by: PicksStore;
}

/**
 * Keeps the filter and what a link says of it the same: an address that comes changes the filter, and the other way. A
 * click is a step of the history, and so is what was typed once the function that is returned says that it is meant;
 * until then it belongs to the present step, once typing rests. What may be a step has it told before: going back is to
 * restore what was seen.
 */
export function useFilterLook({ trace, look, onLook, selected }: FullModel): () => void {
  const { filter, filterMode } = look;
  const picks = picksOf(trace);
  const told = useRef<Told | null>(null);
  /** What the present step of the history began with. */
  const begun = useRef<Omit<Told, 'by'>>({ filter, filterMode });
  const adopt = useCallback(() => {
    if (isToldAlready(told.current, picks, { filter, filterMode })) return;
    const isFirst = told.current?.by !== picks;
    told.current = { by: picks, filter, filterMode };
    begun.current = { filter, filterMode };
    // The legend may have been clicked before the box was there.
    if (isFirst && filter === '' && picks.get().filter !== '') return;
    picks.change({ filter, filterMode, isTyped: false });
  }, [picks, filter, filterMode]);
  useEffect(adopt, [adopt]);
  // Who goes back at once may come back to the filter that was rendered last: what is told is rendered when there is time.
  useEffect(() => {
    if (OPENINGS.has(look)) adopt();
  }, [look, adopt]);
  const tell = useCallback(() => {
    const now = lookOf(picks.get());
    if (isToldAlready(told.current, picks, now)) return;
    told.current = { by: picks, ...now };
    // All of the page knows how the trace is looked at; what is typed goes before it.
    startTransition(() => onLook(now, 'still'));
  }, [picks, onLook]);
  const step = useCallback(() => {
    const now = lookOf(picks.get());
    const before = begun.current;
    if (told.current?.by !== picks || isSame(before, now)) return;
    begun.current = now;
    const isWritten = isToldAlready(told.current, picks, now);
    told.current = { by: picks, ...now };
    startTransition(() => {
      // What was typed is in the present step by now: that gets back what it began with.
      if (isWritten) onLook(before, 'still');
      onLook(now, 'step');
    });
  }, [picks, onLook]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is a step
  useEffect(() => {
    tell();
    begun.current = lookOf(picks.get());
  }, [tell, selected]);
  useEffect(() => {
    const inTime = { capture: true };
    document.addEventListener('pointerdown', tell, inTime);
    window.addEventListener('beforeunload', tell, inTime);
    return () => {
      document.removeEventListener('pointerdown', tell, inTime);
      window.removeEventListener('beforeunload', tell, inTime);
    };
  }, [tell]);
  useEffect(() => {
    let rest = setTimeout(tell, REST_MILLISECONDS);
    let mode = picks.get().filterMode;
    const stop = picks.subscribe(() => {
      clearTimeout(rest);
      const { isTyped, filterMode: now } = picks.get();
      const isClick = !isTyped || now !== mode;
      mode = now;
      if (isClick) return step();
      rest = setTimeout(tell, REST_MILLISECONDS);
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [picks, tell, step]);
  return step;
}

/** Without a filter there is no mode to tell of. */
function lookOf({ filter, filterMode }: TracePicks): Omit<Told, 'by'> {
  return { filter, filterMode: filter === '' ? 'highlight' : filterMode };
}

function isSame(one: Omit<Told, 'by'>, other: Omit<Told, 'by'>): boolean {
  return one.filter === other.filter && one.filterMode === other.filterMode;
}

function isToldAlready(told: Told | null, by: PicksStore, now: Omit<Told, 'by'>): boolean {
  return told?.by === by && isSame(told, now);
}
