import type { LayerPicture } from '../layers/layer.ts';
import { type CssPixels, xOfTime } from '../viewport.ts';
import { mergedStretches } from './merged-stretches.ts';
import { litFindingOf, timedAnalysisOf } from './shown-analysis.ts';

export interface LitBand {
  readonly left: CssPixels;
  readonly width: CssPixels;
}

/** A shorter one is widened to this. */
const NARROWEST: CssPixels = 2;

/** Returns when the lit finding's time is, as far as it is in sight. */
export function litBands({ model, viewport }: LayerPicture): LitBand[] {
  const analysis = timedAnalysisOf(model);
  const finding = analysis?.findings[litFindingOf(model)];
  if (finding === undefined) return [];
  const { canvasWidth } = model.layout;
  const { start, end } = mergedStretches(finding);
  const bands: LitBand[] = [];
  start.forEach((from, i) => {
    const left = Math.max(-1, xOfTime(viewport, from));
    const right = Math.min(canvasWidth + 1, xOfTime(viewport, end[i]));
    if (right >= 0 && left <= canvasWidth) bands.push({ left, width: Math.max(NARROWEST, right - left) });
  });
  return bands;
}
