import type { Gaps } from '../../../analysis/trace-analysis.ts';
import { type Brush, labelFont } from '../brush.ts';
import { chooseFinding } from '../insights/choose-finding.ts';
import { gapLabelPlaces, type OnBar, type PixelRange } from '../insights/gap-label-places.ts';
import { gapKindOf, gapLabel, gapNote } from '../insights/gap-words.ts';
import { type GapPlace, gapsInRow } from '../insights/gaps-in-row.ts';
import { insightIndexOf } from '../insights/insight-index.ts';
import { placedTags } from '../insights/placed-tags.ts';
import { findingName, isFindingShown, timedAnalysisOf } from '../insights/shown-analysis.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowAt } from '../marks/row-at.ts';
import type { Bar, SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

/** From one line of the hatching to the next. */
const STEP: CssPixels = 4;
/** Around a text. */
const PADDING: CssPixels = 3;
const DASHES = [2, 1.5];

/**
 * Time of a span in which nothing below it is visible: hatched, in ink where it is a finding. Whole lines where code has
 * no spans, dashed ones on the way between services, crossed ones for a pause before a retry.
 */
export const gapHatches: Layer = {
  id: 'gaps',
  place: 'bars',
  paint(brush, picture) {
    const analysis = timedAnalysisOf(picture.model);
    if (analysis === null) return;
    for (const row of picture.scene.rows) {
      if (row.bar === null) continue;
      const places = gapsInRow(picture, row.span);
      for (const place of places) paintHatch(brush, row, row.bar, place, analysis.gaps);
      // Two-line rows have bars that are lower than a line of text.
      if (row.isDim || brush.layout.isNarrow) continue;
      paintLabels(brush, row, row.bar, places, analysis.gaps, onBar(brush, picture, row));
    }
  },
  noteAt(picture, x, y) {
    const analysis = timedAnalysisOf(picture.model);
    const place = placeAt(picture, x, y);
    if (analysis === null || place === null) return null;
    const finding = findingOf(picture, place.gap);
    return gapNote(analysis, place.gap, finding < 0 ? '' : findingName(picture.model, finding));
  },
  clickAt(picture, x, y) {
    const place = placeAt(picture, x, y);
    const finding = place === null ? -1 : findingOf(picture, place.gap);
    return finding < 0 ? null : () => chooseFinding(picture.model, finding);
  },
};

function placeAt(picture: LayerPicture, x: CssPixels, y: CssPixels): GapPlace | null {
  const row = rowAt(picture, y);
  if (row === undefined) return null;
  const { barTop, barHeight } = picture.model.layout;
  const within = y - row.y - barTop;
  if (within < 0 || within > barHeight) return null;
  return gapsInRow(picture, row.span).find((place) => x >= place.x && x <= place.x + place.width) ?? null;
}

/** Returns the finding that is shown and about this gap, -1 for none. */
function findingOf({ model }: LayerPicture, gap: number): number {
  const analysis = timedAnalysisOf(model);
  const finding = analysis === null ? -1 : (insightIndexOf(analysis).findingOfGap.get(gap) ?? -1);
  return finding >= 0 && isFindingShown(model, finding) ? finding : -1;
}

function paintHatch(brush: Brush, row: SceneRow, bar: Bar, { gap, ...place }: GapPlace, gaps: Gaps): void {
  const { context, colours, layout } = brush;
  const edge = bar.isError ? 1.5 : 1;
  const x = Math.max(place.x, bar.x + edge);
  const width = Math.min(place.x + place.width, bar.x + bar.width - edge) - x;
  const top = AXIS_HEIGHT + row.y + layout.barTop;
  const bottom = top + layout.barHeight;
  const kind = gapKindOf(gaps, gap);
  context.save();
  context.beginPath();
  context.rect(x, top + edge, width, layout.barHeight - 2 * edge);
  context.clip();
  // In place of the solid own time: its light, so that the lines stand out.
  context.clearRect(x, top, width, layout.barHeight);
  context.fillStyle = bar.colour;
  context.globalAlpha = colours.lightBar;
  context.fillRect(x, top, width, layout.barHeight);
  context.globalAlpha = 1;
  context.strokeStyle = gaps.isReported[gap] === 1 ? colours.ink : colours.ink3;
  context.lineWidth = 1;
  if (kind === 'network') context.setLineDash(DASHES);
  context.beginPath();
  // Counted from the canvas' edge, so that neighbours are of one piece.
  for (let at = Math.floor((x - layout.barHeight) / STEP) * STEP; at < x + width + layout.barHeight; at += STEP) {
    context.moveTo(at, bottom);
    context.lineTo(at + layout.barHeight, top);
    if (kind !== 'retry-backoff') continue;
    context.moveTo(at, top);
    context.lineTo(at + layout.barHeight, bottom);
  }
  context.stroke();
  context.restore();
}

/** Returns what labels keep clear of. */
function onBar(brush: Brush, picture: LayerPicture, { span, label }: SceneRow): OnBar {
  const count = placedTags(brush, picture)
    .get(span)
    ?.tags.find((tag) => tag.isOnBar);
  return { duration: label && withMargin(label), count: count === undefined ? null : withMargin(count) };
}

function withMargin({ x, width }: { readonly x: CssPixels; readonly width: CssPixels }): PixelRange {
  return [x - PADDING, x + width + PADDING];
}

function paintLabels(
  brush: Brush,
  row: SceneRow,
  bar: Bar,
  places: readonly GapPlace[],
  gaps: Gaps,
  standing: OnBar,
): void {
  const { context, colours, layout } = brush;
  context.font = labelFont(colours.fontFamily);
  const texts = places.map(({ gap }) => (gaps.isReported[gap] === 1 ? gapLabel(gaps, gap) : ''));
  const widths = texts.map((text) => (text === '' ? 0 : context.measureText(text).width + 2 * PADDING));
  const free: PixelRange = [Math.max(0, bar.x + 2), Math.min(layout.canvasWidth, bar.x + bar.width - 2)];
  const labelled = places.map((place, i) => ({ ...place, labelWidth: widths[i] }));
  gapLabelPlaces(labelled, free, standing).forEach((x, i) => {
    if (x !== null) paintLabel(brush, row, bar, x, widths[i], texts[i]);
  });
}

function paintLabel(
  { context, colours, layout }: Brush,
  row: SceneRow,
  bar: Bar,
  x: CssPixels,
  width: CssPixels,
  text: string,
) {
  const top = AXIS_HEIGHT + row.y + layout.barTop;
  context.clearRect(x, top + 1, width, layout.barHeight - 2);
  context.fillStyle = bar.colour;
  context.globalAlpha = colours.lightBar;
  context.fillRect(x, top + 1, width, layout.barHeight - 2);
  context.globalAlpha = 1;
  context.fillStyle = colours.ink;
  context.fillText(text, x + PADDING, top + layout.barHeight / 2 + 0.5);
}
