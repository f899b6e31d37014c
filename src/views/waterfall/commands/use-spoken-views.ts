import { useEffect, useRef } from 'react';
import { announce } from '../../../ui/announce.ts';
import { usePick } from '../../use-pick.ts';
import { overviewOf } from '../overview/overview-state.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { isOtherWindow, litWords, rowsWords, windowWords } from './spoken-views.ts';

/** Held keys and wheels rest for so long before what they have come to is told. */
const REST_MILLISECONDS = 600;

/** Tells screen readers what a zoom, a reset, a change of rows or of what is pointed out has led to; by any means. */
export function useSpokenViews(model: WaterfallModel): void {
  useSpokenWindow(model);
  useSpokenRows(model);
  useSpokenLit(model);
}

function useSpokenWindow({ store, trace }: WaterfallModel): void {
  useEffect(() => {
    let told = store.get();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      const now = store.get();
      if (isOtherWindow(told, now)) {
        clearTimeout(rest);
        rest = setTimeout(() => announce(windowWords(store.get(), trace.duration)), REST_MILLISECONDS);
      }
      told = now;
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [store, trace]);
}

function useSpokenRows({ store }: WaterfallModel): void {
  useEffect(() => {
    const overview = overviewOf(store);
    return overview.subscribe(() => announce(rowsWords(overview.isOpen())));
  }, [store]);
}

/** While something is typed, what is found is told instead; and of a finding, its sentence. */
function useSpokenLit({ trace, insights }: WaterfallModel): void {
  const lit = usePick(trace, 'pointedOut');
  const isOfFinding = insights !== null && (insights.shown >= 0 || insights.pointed >= 0);
  const wasOfFinding = useRef(false);
  const known = useRef({ lit, trace });
  useEffect(() => {
    const isOther = known.current.lit !== lit && known.current.trace === trace;
    known.current = { lit, trace };
    const isSilent = isOfFinding || wasOfFinding.current;
    if (isOther || isOfFinding) wasOfFinding.current = isOfFinding;
    if (!isOther || isSilent || document.activeElement instanceof HTMLInputElement) return;
    announce(litWords(lit));
  }, [lit, trace, isOfFinding]);
}
