import type { Gaps } from '../../../analysis/trace-analysis.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import type { LayerPicture } from '../layers/layer.ts';
import { type CssPixels, timeAtX, xOfTime } from '../viewport.ts';
import { gapsOfRow } from './insight-index.ts';
import { layerSettings } from './layer-settings.ts';
import { timedAnalysisOf } from './shown-analysis.ts';
import { forWideStretches } from './wide-stretches.ts';

/** A gap that is wide enough to be drawn. */
export interface GapPlace {
  /** Place among the analysis' gaps. */
  readonly gap: number;
  readonly x: CssPixels;
  readonly width: CssPixels;
}

const SHORTEST: CssPixels = 6;

/** Returns the gaps of a row that are drawn at present, from left to right; cut at the canvas' edges. */
export function gapsInRow({ model, viewport }: LayerPicture, span: SpanIndex): GapPlace[] {
  const analysis = timedAnalysisOf(model);
  const settings = layerSettings.get();
  if (analysis === null || !settings.showsGaps) return [];
  const { gaps } = analysis;
  const { canvasWidth } = model.layout;
  const inSight = { timeStart: timeAtX(viewport, 0), timeEnd: timeAtX(viewport, canvasWidth) };
  const least = (SHORTEST * (viewport.timeEnd - viewport.timeStart)) / viewport.plotWidth;
  const places: GapPlace[] = [];
  forWideStretches(gaps, gapsOfRow(gaps, span), inSight, least, (gap) => {
    if (!isDrawn(gaps, gap, settings.showsShortGaps)) return;
    const x = Math.max(-1, xOfTime(viewport, gaps.start[gap]));
    places.push({ gap, x, width: Math.min(canvasWidth + 1, xOfTime(viewport, gaps.end[gap])) - x });
  });
  return places;
}

function isDrawn({ isReported }: Gaps, gap: number, showsAll: boolean): boolean {
  return showsAll || isReported[gap] === 1;
}
