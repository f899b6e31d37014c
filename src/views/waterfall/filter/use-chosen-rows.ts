import { startTransition, useEffect, useLayoutEffect, useRef } from 'react';
import { picksOf } from '../../trace-picks.ts';
import { usePick } from '../../use-pick.ts';
import type { FullModel } from '../full-model.ts';
import { chooseRows } from './chosen-rows.ts';

/** A word that is half typed may match nothing yet: until typing rests, the rows of before stay. */
const REST_MILLISECONDS = 600;

/** Has the tree show the rows that filter and critical path leave. What is typed goes before those that it leaves. */
export function useChosenRows(model: FullModel): void {
  const { trace, selected, tree } = model;
  const matches = usePick(trace, 'matches');
  const filterMode = usePick(trace, 'filterMode');
  const onPath = usePick(trace, 'onPath');
  const kept = usePick(trace, 'kept');
  const latest = useRef(model);
  useLayoutEffect(() => {
    latest.current = model;
  });
  useLayoutEffect(() => {
    // A selection is never hidden: where it is not on the path, that is no longer shown alone.
    if (selected >= 0 && onPath?.has(selected) === false) picksOf(trace).change({ onPath: null });
  }, [trace, selected, onPath]);
  const chosenFor = useRef(matches);
  // biome-ignore lint/correctness/useExhaustiveDependencies: picks are read where they are kept; these say when
  useLayoutEffect(() => {
    const isTyped = chosenFor.current !== matches;
    chosenFor.current = matches;
    const chooseLater = () => startTransition(() => chooseRows(latest.current));
    if (isTyped && matches?.count === 0 && picksOf(trace).get().isTyped) {
      const rest = setTimeout(chooseLater, REST_MILLISECONDS);
      return () => clearTimeout(rest);
    }
    if (isTyped) chooseLater();
    else chooseRows(latest.current);
    return undefined;
  }, [trace, selected, matches, filterMode, onPath, kept, tree.only]);
  const picks = picksOf(trace);
  useEffect(() => picks.clear, [picks]);
}
