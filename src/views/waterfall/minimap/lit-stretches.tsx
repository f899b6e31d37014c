import { mergedStretches } from '../insights/merged-stretches.ts';
import { litFindingOf, timedAnalysisOf } from '../insights/shown-analysis.ts';
import type { CssPixels } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';

const NARROWEST: CssPixels = 2;

/** When the finding that is lit up takes place, in the scale of the minimap. */
export function LitStretches({ model }: { readonly model: WaterfallModel }) {
  const finding = timedAnalysisOf(model)?.findings[litFindingOf(model)];
  if (finding === undefined) return null;
  const { trace, layout } = model;
  const { canvasWidth, plotLeft, plotRight } = layout;
  const pixels = (canvasWidth - plotLeft - plotRight) / Math.max(1, trace.duration);
  const { start, end } = mergedStretches(finding);
  return Array.from(start, (from, i) => (
    <div
      key={from}
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 border-accent border-b-2 bg-accent/15 forced-color-adjust-none"
      style={{ left: plotLeft + from * pixels, width: Math.max(NARROWEST, (end[i] - from) * pixels) }}
    />
  ));
}
