import type { SpanTable } from '../../../trace/span-table.ts';
import type { LayerPicture } from '../layers/layer.ts';
import { rowOf } from '../rows.ts';
import { type CssPixels, timeAtX, xOfTime } from '../viewport.ts';
import type { Bracket } from './brackets.ts';
import { insightIndexOf } from './insight-index.ts';
import { layerSettings } from './layer-settings.ts';
import { rowTop } from './row-top.ts';
import { isFindingShown, timedAnalysisOf } from './shown-analysis.ts';
import { firstEndingAt } from './wide-stretches.ts';

/** A bracket whose first member's row is in sight. */
export interface BracketPlace {
  readonly bracket: Bracket;
  /** Upper edge of that row, below the axis. */
  readonly y: CssPixels;
  readonly from: CssPixels;
  readonly to: CssPixels;
  /** Where members begin, as many as can be told apart. */
  readonly ticks: readonly CssPixels[];
}

/** Ticks that are nearer to each other are one. */
const TICKS_APART: CssPixels = 3;

/** Returns the brackets in sight. */
export function bracketPlaces(picture: LayerPicture): BracketPlace[] {
  const analysis = timedAnalysisOf(picture.model);
  if (analysis === null || !layerSettings.get().showsSequences) return [];
  return insightIndexOf(analysis)
    .brackets.filter(({ finding }) => isFindingShown(picture.model, finding))
    .map((bracket) => placeOf(picture, bracket))
    .filter((place) => place !== null);
}

function placeOf(picture: LayerPicture, bracket: Bracket): BracketPlace | null {
  const { model, viewport } = picture;
  const { trace, tree, layout } = model;
  const [first] = bracket.members;
  const row = rowOf(tree.rows, first);
  if (row < 0 || first >= trace.subtreeEnd[tree.rows[row]]) return null;
  const y = rowTop(picture, row);
  if (y < -viewport.rowHeight || y > layout.bodyHeight) return null;
  const { starts, end } = timesOf(trace, bracket);
  const from = xOfTime(viewport, starts[0]);
  const to = xOfTime(viewport, end);
  if (to < 0 || from > layout.canvasWidth) return null;
  const ticks: CssPixels[] = [];
  for (let x = 0, at = 0; ; x = ticks[ticks.length - 1] + TICKS_APART) {
    at = firstEndingAt(starts, timeAtX(viewport, x), at, starts.length);
    const tick = at < starts.length ? xOfTime(viewport, starts[at]) : Number.POSITIVE_INFINITY;
    if (tick > layout.canvasWidth) break;
    ticks.push(Math.max(x, tick));
  }
  return { bracket, y, from: Math.max(-8, from), to: Math.min(layout.canvasWidth + 8, to), ticks };
}

interface BracketTimes {
  readonly trace: SpanTable;
  /** Ascending. */
  readonly starts: Float64Array;
  /** Of the last. */
  readonly end: number;
}

const TIMES = new WeakMap<Bracket, BracketTimes>();

function timesOf(trace: SpanTable, bracket: Bracket): BracketTimes {
  const known = TIMES.get(bracket);
  if (known?.trace === trace) return known;
  const starts = Float64Array.from(bracket.members, (span) => trace.start[span]).sort();
  const end = bracket.members.reduce((latest, span) => Math.max(latest, trace.end[span]), 0);
  const times = { trace, starts, end };
  TIMES.set(bracket, times);
  return times;
}
