import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { SpanTable } from '../../trace/span-table.ts';
import { picksOf } from '../trace-picks.ts';
import { usePick } from '../use-pick.ts';
import { listenForDoing } from './doing.ts';
import { chooseRows } from './filter/chosen-rows.ts';
import { type Follow, revealActive } from './use-follow.ts';
import {
  afterView,
  type Doing,
  isWhole,
  startHistory,
  stepBack,
  stepForward,
  type View,
  type ViewHistory,
} from './view-history.ts';
import { isZoomed, resetZoom, scrollToRow, type Viewport } from './viewport.ts';
import type { WaterfallModel } from './waterfall-model.ts';

/** The ways back and forward through views; each returns whether there was one. */
export interface ViewSteps {
  readonly back: () => boolean;
  readonly forward: () => boolean;
  /** Back, but no further than to the whole trace; there also where no step is left. */
  readonly backToWhole: () => boolean;
}

interface Kept {
  readonly trace: SpanTable;
  readonly history: ViewHistory;
}

/** Keeps the views that were left by whatever means; returns the ways back to them. */
export function useViewSteps(model: WaterfallModel, follow: Follow): ViewSteps {
  const latest = useRef(model);
  const kept = useRef<Kept | null>(null);
  const doing = useRef<Doing>({ gesture: 0, isHeld: false });

  const see = useCallback(() => {
    const { trace } = latest.current;
    const view = viewOf(latest.current);
    const known = kept.current;
    // Rows of another trace, or of the same read anew, are others.
    const history =
      known?.trace === trace ? afterView(known.history, view, performance.now(), doing.current) : startHistory(view);
    kept.current = { trace, history };
    return history;
  }, []);

  const { store } = model;
  // A path that is shown alone is part of a view: another one is seen as another model is.
  usePick(model.trace, 'onPath');
  useEffect(() => {
    latest.current = model;
    see();
  });
  useEffect(() => store.subscribe(see), [store, see]);
  useEffect(
    () =>
      listenForDoing(document, (next) => {
        // What has changed up to now was brought about by what was done before.
        see();
        doing.current = next;
      }),
    [see],
  );

  return useMemo(() => {
    const go = (next: ViewHistory | null): boolean => {
      if (next === null) return false;
      kept.current = { trace: latest.current.trace, history: next };
      show(latest.current, follow, next.present);
      return true;
    };
    return {
      back: () => go(stepBack(see())),
      forward: () => go(stepForward(see())),
      backToWhole: () => {
        const history = see();
        const next = stepBack(history);
        if (isWhole(history.present)) return next !== null && isWhole(next.present) && go(next);
        if (next !== null) return go(next);
        showWhole(latest.current, follow);
        return true;
      },
    };
  }, [see, follow]);
}

/** Shows the whole time of the whole trace, whatever is collapsed. */
function showWhole(model: WaterfallModel, follow: Follow): void {
  const { tree, store } = model;
  const picks = picksOf(model.trace);
  if (tree.root >= 0 || picks.get().onPath !== null) {
    tree.setRoot(-1);
    picks.change({ onPath: null });
    chooseRows(model);
    follow(revealActive);
  }
  store.change(resetZoom);
}

function viewOf({ trace, store, tree }: WaterfallModel): View {
  const viewport = store.get();
  const { timeStart, timeEnd, firstRow } = viewport;
  return {
    time: isZoomed(viewport) ? [timeStart, timeEnd] : null,
    root: tree.root,
    only: picksOf(trace).get().onPath,
    collapsed: tree.collapsed,
    firstRow,
  };
}

function show(model: WaterfallModel, follow: Follow, view: View): void {
  const { trace, store, tree } = model;
  const picks = picksOf(trace);
  const isOtherTree = view.root !== tree.root || view.only !== picks.get().onPath || view.collapsed !== tree.collapsed;
  tree.setRoot(view.root);
  picks.change({ onPath: view.only });
  chooseRows(model);
  tree.setCollapsed(() => view.collapsed);
  store.change((viewport) => withTime(viewport, view.time));
  if (isOtherTree) follow(() => (viewport) => scrollToRow(viewport, view.firstRow));
}

function withTime(viewport: Viewport, time: View['time']): Viewport {
  return time === null ? resetZoom(viewport) : { ...viewport, timeStart: time[0], timeEnd: time[1] };
}
