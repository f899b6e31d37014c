import { useEffect, useRef } from 'react';
import { SpanSet } from '../../../trace/span-set.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { sightOf } from '../../finding-sight.ts';
import type { Sight } from '../../trace-insights.ts';
import { picksOf } from '../../trace-picks.ts';
import { revealSpan } from '../collapse.ts';
import { chooseRows } from '../filter/chosen-rows.ts';
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

interface Done {
  readonly sight: Sight | null;
  readonly shown: number;
  readonly isKnown: boolean;
}

/** Brings in sight what another view asks for; a finding also where it was chosen and nothing else was asked for. */
export function useSight(model: FullModel): void {
  const { insights } = model;
  const sight = insights?.sight ?? null;
  const shown = insights?.shown ?? -1;
  const done = useRef<Done>({ sight: null, shown: -1, isKnown: false });
  useEffect(() => {
    const before = done.current;
    done.current = { sight, shown, isKnown: insights !== null };
    // A link that says where it looks is not led elsewhere by the finding it names.
    const isPlaced = !before.isKnown && (model.look.window !== null || model.look.top !== '');
    const finding = shown === before.shown || isPlaced ? undefined : insights?.analysis.findings[shown];
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
  giveRows(model, brought);
  tree.setActive(first);
  tree.setCollapsed((collapsed) => brought.reduce((now, span) => revealSpan(trace, now, span), collapsed));
  follow(({ rows }) => {
    const places = brought.map((span) => rowOf(rows, span));
    return (viewport) => withRowsInSight(viewport, places, stuckSpans(trace, rows, viewport).length);
  });
}

/** Rows that a filter leaves out come back for what is brought in sight; for what is off it, the path is not alone. */
function giveRows(model: FullModel, spans: readonly SpanIndex[]): void {
  const { trace, tree } = model;
  if (spans.every((span) => tree.only?.has(span) !== false)) return;
  const picks = picksOf(trace);
  const isOffPath = spans.some((span) => picks.get().onPath?.has(span) === false);
  picks.change({ kept: SpanSet.of(trace.length, spans), ...(isOffPath ? { onPath: null } : {}) });
  chooseRows(model);
}

function withTime(viewport: Viewport, [timeStart, timeEnd]: readonly [number, number]): Viewport {
  const isNearlyAll = timeEnd - timeStart > NEARLY_ALL * viewport.extent;
  return isNearlyAll ? resetZoom(viewport) : { ...viewport, timeStart, timeEnd };
}
