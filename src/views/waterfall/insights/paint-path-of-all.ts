import { linesOf, type RowLines } from '../overview/row-lines.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { layerSettings } from './layer-settings.ts';
import { pathOnRows } from './path-on-rows.ts';
import { pathSegments } from './path-segments.ts';
import { pathSteps } from './path-steps.ts';
import { timedAnalysisOf } from './shown-analysis.ts';

/** Steps to the next owner cross many bars here. */
const STEP_STRENGTH = 0.45;

/** Paints the critical path over the picture of all rows, where each has a few lines of device pixels or a part of one. */
export function paintPathOfAll(
  context: CanvasRenderingContext2D,
  { trace, tree, layout, store, insights }: WaterfallModel,
  lines: RowLines,
  ink: string,
  pixelRatio: number,
): void {
  const analysis = timedAnalysisOf({ insights });
  if (analysis === null || !layerSettings.get().showsPath) return;
  const segments = pathSegments(pathOnRows(trace, tree.rows, analysis.path), store.get(), layout.canvasWidth);
  const bottomOf = (row: number) => linesOf(lines, row)[1] - pixelRatio;
  context.fillStyle = ink;
  for (const { row, from, to } of segments) {
    context.fillRect(from * pixelRatio, bottomOf(row), (to - from) * pixelRatio, pixelRatio);
  }
  context.globalAlpha = STEP_STRENGTH;
  for (const { from, to } of pathSteps(segments)) {
    const [one, other] = [bottomOf(from.row), bottomOf(to.row)];
    context.fillRect(to.from * pixelRatio, Math.min(one, other), pixelRatio, Math.abs(one - other));
  }
  context.globalAlpha = 1;
}
