import { startTransition, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { type Matches, picksOf } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';
import { goTo } from '../go-to.ts';
import { isOutsideSubtree } from '../subtree.ts';
import { showBar } from './show-bar.ts';
import { firstHit } from './steps-through-matches.ts';

/** Typing rests for so long before its first match is gone to: all that tells of a span is built anew for it. */
const REST_MILLISECONDS = 250;

/** The first match of what is typed, which is gone to once typing rests. */
export interface FirstMatch {
  /** To call with each key. */
  readonly typed: () => void;
  /** Whether the first match of these is still to be gone to. */
  readonly isDue: (matches: Matches) => boolean;
  /** Has none of these be gone to any more. */
  readonly settle: (matches: Matches) => void;
}

/** Goes there once for each text that is typed: somebody who goes elsewhere meanwhile is not called back. */
export function useFirstMatch(
  model: FullModel,
  matches: Matches | null,
  onLeave: (hasLeft: boolean) => void,
): FirstMatch {
  const latest = useRef(model);
  const settled = useRef('');
  const key = useRef({ at: Number.NEGATIVE_INFINITY, selected: -1 });
  /** The match that was gone to: it may be selected only after the next key. */
  const shown = useRef(-1);
  useLayoutEffect(() => {
    latest.current = model;
  });
  const first: FirstMatch = useMemo(
    () => ({
      typed: () => {
        key.current = { at: performance.now(), selected: latest.current.selected };
      },
      isDue: ({ of }) =>
        picksOf(latest.current.trace).get().isTyped &&
        settled.current !== of &&
        [key.current.selected, shown.current].includes(latest.current.selected),
      settle: ({ of }) => {
        settled.current = of;
      },
    }),
    [],
  );
  useEffect(() => {
    if (matches === null) settled.current = '';
    if (matches === null || !first.isDue(matches)) return;
    const go = () => {
      const match = first.isDue(matches) ? firstHit(matches, latest.current.tree.active) : -1;
      if (match < 0) return;
      first.settle(matches);
      shown.current = match;
      // The next letter finds the same match, with all rows shown by then.
      onLeave(isOutsideSubtree(latest.current, match));
      // A key that comes meanwhile goes first.
      startTransition(() => goToMatch(latest.current, match));
    };
    const rest = setTimeout(go, key.current.at + REST_MILLISECONDS - performance.now());
    return () => clearTimeout(rest);
  }, [matches, onLeave, first]);
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      const { frame, trace } = latest.current;
      if (!(target instanceof Node) || frame.current?.contains(target)) return;
      settled.current = picksOf(trace).get().filter;
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, []);
  return first;
}

/** Selects a match, with its row and some of its bar in sight. */
export function goToMatch(model: FullModel, span: SpanIndex): void {
  goTo(model, span);
  const { start, end } = model.trace;
  model.store.change((viewport) => showBar(viewport, start[span], end[span]));
}
