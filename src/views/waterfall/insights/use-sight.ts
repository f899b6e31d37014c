import { useEffect, useRef } from 'react';
import { sightOf } from '../../finding-sight.ts';
import type { Sight } from '../../trace-insights.ts';
import { revealSpan } from '../collapse.ts';
import type { FullModel } from '../full-model.ts';
import { rowOf } from '../rows.ts';
import { stuckSpans } from '../stuck-rows.ts';
import { isOutsideSubtree } from '../subtree.ts';
import { resetZoom, type Viewport } from '../viewport.ts';
import { withRowsInSight } from './rows-to-see.ts';

/** Of more spans, the others stay where they are hidden. */
const MOST_REVEALED = 200;
/** What fills so much of the trace is seen best in all of it. */
const NEARLY_ALL = 0.6;

/** Brings in sight what another view asks for; a finding also where it was chosen and nothing else was asked for. */
export function useSight(model: FullModel): void {
  const { insights } = model;
  const sight = insights?.sight ?? null;
  const shown = insights?.shown ?? -1;
  const done = useRef<{ readonly sight: Sight | null; readonly shown: number }>({ sight: null, shown: -1 });
  useEffect(() => {
    const before = done.current;
    done.current = { sight, shown };
    const finding = shown === before.shown ? undefined : insights?.analysis.findings[shown];
    if (sight !== null && sight !== before.sight) bringInSight(model, sight);
    else if (finding !== undefined) bringInSight(model, sightOf(model.trace, finding, insights?.isAsRecorded));
  });
}

/** All of it is one step in the history of views. */
function bringInSight(model: FullModel, { spans, time }: Sight): void {
  const { trace, tree, store, follow } = model;
  const [first] = spans;
  const brought = spans.slice(0, MOST_REVEALED);
  if (time !== null) store.change((viewport) => withTime(viewport, time));
  if (first === undefined) return;
  if (isOutsideSubtree(model, first)) tree.setRoot(-1);
  if (spans.some((span) => tree.only?.has(span) === false)) tree.setOnly(null);
  tree.setActive(first);
  tree.setCollapsed((collapsed) => brought.reduce((now, span) => revealSpan(trace, now, span), collapsed));
  follow(({ rows }) => {
    const places = brought.map((span) => rowOf(rows, span));
    return (viewport) => withRowsInSight(viewport, places, stuckSpans(trace, rows, viewport).length);
  });
}

function withTime(viewport: Viewport, [timeStart, timeEnd]: readonly [number, number]): Viewport {
  const isNearlyAll = timeEnd - timeStart > NEARLY_ALL * viewport.extent;
  return isNearlyAll ? resetZoom(viewport) : { ...viewport, timeStart, timeEnd };
}
