import { startTransition, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { SpanIndex } from '../../../trace/units.ts';
import { type Matches, picksOf } from '../../trace-picks.ts';
import type { FullModel } from '../full-model.ts';
import { bringInSight, goTo } from '../go-to.ts';
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
  /** Returns the match that was last gone to, -1 for none. */
  readonly shown: () => SpanIndex;
}

/**
 * Goes there once for each text that is typed, from the row that was the present one when typing began: somebody who goes
 * elsewhere meanwhile is not called back. Nothing is selected by it: who types looks around.
 */
export function useFirstMatch(
  model: FullModel,
  matches: Matches | null,
  onLeave: (hasLeft: boolean) => void,
): FirstMatch {
  const latest = useRef(model);
  const settled = useRef('');
  const key = useRef({ at: Number.NEGATIVE_INFINITY, selected: -1 });
  const shown = useRef(-1);
  const began = useRef(-1);
  // All that were gone to since: on a busy page the row of an earlier one may come to be the present one late.
  const gone = useRef(new Set<SpanIndex>());
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
        key.current.selected === latest.current.selected,
      settle: ({ of }) => {
        settled.current = of;
      },
      shown: () => shown.current,
    }),
    [],
  );
  useEffect(() => {
    if (matches === null) {
      settled.current = '';
      // What is only half a term has none either.
      if (picksOf(latest.current.trace).get().filter === '') began.current = -1;
    }
    if (matches === null || !first.isDue(matches)) return;
    const go = () => {
      const { active } = latest.current.tree;
      // A text may find what its beginning did not, above what that found.
      if (began.current < 0 || (active !== began.current && !gone.current.has(active))) {
        began.current = active;
        gone.current.clear();
      }
      const match = first.isDue(matches) ? firstHit(matches, began.current) : -1;
      if (match < 0) return;
      first.settle(matches);
      shown.current = match;
      gone.current.add(match);
      // The next letter finds the same match, with all rows shown by then.
      onLeave(isOutsideSubtree(latest.current, match));
      // A key that comes meanwhile goes first.
      startTransition(() => showMatch(latest.current, match));
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
  showBarOf(model, span);
}

/** As `goToMatch`, but what is selected stays so. */
function showMatch(model: FullModel, span: SpanIndex): void {
  bringInSight(model, span);
  showBarOf(model, span);
}

function showBarOf({ trace: { start, end }, store }: FullModel, span: SpanIndex): void {
  store.change((viewport) => showBar(viewport, start[span], end[span]));
}
