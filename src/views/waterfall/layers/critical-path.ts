import type { TraceAnalysis } from '../../../analysis/trace-analysis.ts';
import { inSentence, shareText } from '../../../analysis/wording/in-sentence.ts';
import { wholeWord } from '../../../analysis/wording/whole-word.ts';
import { serviceName, spanName } from '../../../trace/span.ts';
import type { SpanIndex } from '../../../trace/units.ts';
import { type Brush, snap } from '../brush.ts';
import { criticalTimeOf } from '../insights/insight-index.ts';
import { layerSettings } from '../insights/layer-settings.ts';
import { pathOnRows } from '../insights/path-on-rows.ts';
import { NARROW, type PathSegment, pathSegments } from '../insights/path-segments.ts';
import { type PathStep, pathSteps } from '../insights/path-steps.ts';
import { rowTop } from '../insights/row-top.ts';
import { litFindingOf, timedAnalysisOf } from '../insights/shown-analysis.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowAt } from '../marks/row-at.ts';
import { shortText } from '../short-text.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerNote, LayerPicture } from './layer.ts';

/** From the bar down to the line. */
const BELOW: CssPixels = 2;
const THICK: CssPixels = 2;
/** So close above or below the line the pointer is on it. */
const REACH: CssPixels = 2;
/** Where a finding is lit up and this is not what it is about; steps cross what it is about. */
const DIM = 0.4;
const DIM_STEP = 0.2;
const DOTS = [2, 2];

/** What the request waited for at each moment: a line under the bars, with steps to the next owner. */
export const criticalPathLayer: Layer = {
  id: 'critical-path',
  place: 'bars',
  paint(brush, picture) {
    const segments = segmentsOf(picture);
    if (segments.length === 0) return;
    const { context, colours, layout } = brush;
    context.save();
    context.beginPath();
    // The first line of two-line rows is text.
    const top = layout.isNarrow ? layout.barTop - 2 : 0;
    for (const { y } of picture.scene.rows) {
      context.rect(0, AXIS_HEIGHT + y + top, layout.canvasWidth, layout.rowHeight - top);
    }
    context.clip();
    context.fillStyle = context.strokeStyle = colours.ink;
    for (const segment of segments) {
      context.globalAlpha = isLit(picture, segment) ? 1 : DIM;
      paintSegment(brush, picture, segment);
    }
    for (const step of pathSteps(segments)) {
      context.globalAlpha = isLit(picture, step.from) && isLit(picture, step.to) ? 1 : DIM_STEP;
      paintStep(brush, picture, step);
    }
    context.restore();
  },
  noteAt(picture, x, y) {
    const analysis = timedAnalysisOf(picture.model);
    const row = rowAt(picture, y);
    if (analysis === null || row === undefined) return null;
    const { barTop, barHeight } = picture.model.layout;
    const off = y - row.y - barTop - barHeight - BELOW - THICK / 2;
    if (Math.abs(off) > THICK / 2 + REACH) return null;
    const isThere = segmentsOf(picture).some(
      (segment) => x >= segment.from && x <= segment.to && Math.abs(rowTop(picture, segment.row) - row.y) < 1,
    );
    return isThere ? noteOf(picture, row.span, analysis) : null;
  },
};

function segmentsOf({ model, viewport }: LayerPicture): readonly PathSegment[] {
  const analysis = timedAnalysisOf(model);
  if (analysis === null || !layerSettings.get().showsPath) return [];
  const path = pathOnRows(model.trace, model.tree.rows, analysis.path);
  return pathSegments(path, viewport, model.layout.canvasWidth);
}

function lineTop(picture: LayerPicture, row: number): CssPixels {
  const { barTop, barHeight } = picture.model.layout;
  return AXIS_HEIGHT + rowTop(picture, row) + barTop + barHeight + BELOW;
}

function paintSegment({ context, pixelRatio }: Brush, picture: LayerPicture, segment: PathSegment): void {
  const top = lineTop(picture, segment.row);
  const from = snap(segment.from, pixelRatio);
  const to = snap(segment.to, pixelRatio);
  if (!segment.isMany) {
    context.fillRect(from, top, to - from, THICK);
    return;
  }
  context.setLineDash(DOTS);
  context.lineWidth = THICK;
  context.beginPath();
  context.moveTo(from, top + THICK / 2);
  context.lineTo(to, top + THICK / 2);
  context.stroke();
  context.setLineDash([]);
}

/** Whether it is of a row that the lit finding is about; all are while none is lit. */
function isLit({ model }: LayerPicture, { row }: PathSegment): boolean {
  const { lit, tree } = model;
  return litFindingOf(model) < 0 || lit === null || lit.has(tree.rows[row]);
}

/** From the one row's line to the other's, where the next one begins; a hole before it belongs to the first. */
function paintStep({ context, pixelRatio }: Brush, picture: LayerPicture, { from, to }: PathStep): void {
  const x = snap(to.from, pixelRatio);
  const tops = [lineTop(picture, from.row), lineTop(picture, to.row)];
  const upper = Math.min(...tops);
  const isNext = to.from - from.to <= NARROW;
  if (isNext && to.from > from.to) context.fillRect(from.to, tops[0], to.from - from.to, THICK);
  context.fillRect(x, upper, 1, Math.max(...tops) - upper + THICK);
}

function noteOf({ model }: LayerPicture, span: SpanIndex, analysis: TraceAnalysis): LayerNote {
  const { trace, tree } = model;
  const isCollapsed = tree.collapsed.has(span);
  const time = criticalTimeOf(analysis, span, isCollapsed ? trace.subtreeEnd[span] : span + 1);
  const root = trace.primaryRoot;
  const whole = root < 0 ? 0 : trace.end[root] - trace.start[root];
  return {
    title: 'Critical path',
    lines: [
      `${shortText(serviceName(trace, span), 60)} › ${shortText(spanName(trace, span), 100)}`,
      `The ${wholeWord(trace)} waits for it for ${inSentence(time)} (${shareText(time, whole)})`,
      ...(isCollapsed ? ['with what the row hides'] : []),
    ],
  };
}
