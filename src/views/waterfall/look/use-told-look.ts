import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { findSpan } from '../../../trace/find-span.ts';
import type { FullModel } from '../full-model.ts';
import { isPathAlone, togglePathAlone } from '../insights/path-alone.ts';
import { analysisOf } from '../insights/shown-analysis.ts';
import { collapsedBy } from './collapsed-by-rule.ts';
import { changedLook, lookOfModel, type MovingLook, movingLook } from './look-of-model.ts';
import { withRowOf, withTimeOf } from './opening-look.ts';

/** What moves rests once it has stood still for so long. */
const REST_MS = 120;
/** Before any of these, nobody has changed anything. */
const ACTS = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Tells how the waterfall stands, for its link: another subtree at once, as a step of the history, all else when it comes
 * to rest; and has it stand as the history says when somebody goes back or forward.
 */
export function useToldLook(model: FullModel): void {
  const latest = useRef(model);
  const told = useRef(movingLook(model.look));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hasActed = useHasActed();

  const tell = useCallback(() => {
    if (!hasActed.current) return;
    const now = lookOfModel(latest.current, told.current);
    const change = changedLook(told.current, now);
    if (change === null) return;
    told.current = now;
    latest.current.onLook(change, change.root === undefined ? 'still' : 'step');
  }, [hasActed]);
  const tellAtRest = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(tell, REST_MS);
  }, [tell]);

  const { look, store, tree, trace } = model;
  useLayoutEffect(() => {
    latest.current = model;
  });
  useLayoutEffect(() => {
    const asked = movingLook(look);
    const change = changedLook(told.current, asked);
    if (change === null) return;
    told.current = asked;
    apply(latest.current, asked, change);
  }, [look]);
  useEffect(() => {
    if (findSpan(trace, told.current.root) !== tree.root) tell();
  }, [trace, tree.root, tell]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the rows is told
  useEffect(tellAtRest, [tree.rows, tree.collapsed, tellAtRest]);
  useEffect(() => store.subscribe(tellAtRest), [store, tellAtRest]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // What is pressed next may copy a link: it is to say what stands by then.
  useEffect(() => {
    const tellNow = () => {
      clearTimeout(timer.current);
      tell();
    };
    document.addEventListener('click', tellNow, { capture: true });
    return () => document.removeEventListener('click', tellNow, { capture: true });
  }, [tell]);
  usePathOfLink(model);
}

function useHasActed(): { readonly current: boolean } {
  const hasActed = useRef(false);
  useEffect(() => {
    const listening = new AbortController();
    const act = () => {
      hasActed.current = true;
      listening.abort();
    };
    for (const type of ACTS) {
      document.addEventListener(type, act, { capture: true, passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, []);
  return hasActed;
}

function apply(model: FullModel, asked: MovingLook, change: Partial<MovingLook>): void {
  const { trace, tree, follow } = model;
  if (change.isPathAlone !== undefined && asked.isPathAlone !== isPathAlone(model)) togglePathAlone(model);
  if (change.root !== undefined) tree.setRoot(findSpan(trace, asked.root));
  if (change.collapse !== undefined || change.exceptions !== undefined) {
    tree.setCollapsed(() => collapsedBy(trace, asked));
  }
  follow(({ rows }) => (viewport) => {
    const timed = change.window === undefined ? viewport : withTimeOf(asked, viewport);
    const isScrolled = change.top !== undefined || change.topShift !== undefined;
    return isScrolled ? withRowOf(asked, timed, trace, rows) : timed;
  });
}

/** The critical path of a link is known once the trace has been analysed; by then somebody may have asked otherwise. */
function usePathOfLink(model: FullModel): void {
  const isAsked = useRef(model.look.isPathAlone);
  const isKnown = analysisOf(model) !== null;
  useEffect(() => {
    if (!isAsked.current || !isKnown) return;
    isAsked.current = false;
    if (!isPathAlone(model)) togglePathAlone(model);
  });
}
