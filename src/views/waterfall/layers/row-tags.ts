import { type Brush, labelFont } from '../brush.ts';
import { chooseFinding } from '../insights/choose-finding.ts';
import { insightColours } from '../insights/insight-colours.ts';
import { NUMBER_PADDING, type PlacedTag, STRONG_GAP } from '../insights/place-tags.ts';
import { paintedTags, placedTags } from '../insights/placed-tags.ts';
import { analysisOf, isFindingDoubtful, litFindingOf } from '../insights/shown-analysis.ts';
import { tagNote } from '../insights/tag-note.ts';
import { AXIS_HEIGHT } from '../layout.ts';
import { rowAt } from '../marks/row-at.ts';
import type { SceneRow } from '../scene.ts';
import type { CssPixels } from '../viewport.ts';
import type { Layer, LayerPicture } from './layer.ts';

const NUMBER_HEIGHT: CssPixels = 14;
/** So far above a low bar a finger still means what stands at it. */
const NARROW_REACH: CssPixels = 4;
const DIM = 0.6;
/** Around the number of a finding that is hardly worth telling. */
const DASHES = [2, 2];

/** Behind the durations: numbers of findings, which try a call is, what could be saved, what goes on after the answer. */
export const rowTagsLayer: Layer = {
  id: 'row-tags',
  place: 'labels',
  paint(brush, picture) {
    const placed = placedTags(brush, picture);
    for (const row of picture.scene.rows) {
      const own = placed.get(row.span);
      if (own?.isEmphasised) emphasise(brush, row);
      for (const tag of own?.tags ?? []) paintTag(brush, picture, tag, row.y, row.isDim);
    }
    brush.context.globalAlpha = 1;
  },
  noteAt(picture, x, y) {
    const found = tagAt(picture, x, y);
    if (found === null) return null;
    const { tag, span } = found;
    return tagNote(picture.model, span, tag);
  },
  clickAt(picture, x, y) {
    const finding = tagAt(picture, x, y)?.tag.finding ?? -1;
    return finding < 0 ? null : () => chooseFinding(picture.model, finding);
  },
};

/** The duration of what the first finding is about stands out. */
function emphasise({ context, colours, layout }: Brush, { label, y, isDim }: SceneRow): void {
  if (label === null) return;
  const top = AXIS_HEIGHT + y;
  context.font = labelFont(colours.fontFamily, true);
  context.clearRect(label.x - 3, top + 2, label.width + 6, layout.rowHeight - 4);
  context.globalAlpha = isDim ? DIM : 1;
  context.fillStyle = colours.ink;
  context.fillText(label.text, label.x, top + layout.rowHeight / 2 + 0.5);
}

function tagAt(picture: LayerPicture, x: CssPixels, y: CssPixels): { tag: PlacedTag; span: number } | null {
  const row = analysisOf(picture.model) === null ? undefined : rowAt(picture, y);
  if (row === undefined) return null;
  const { layout } = picture.model;
  // There they stand at the bar, and the line above it is the row's name.
  if (layout.isNarrow && y - row.y < layout.barTop - NARROW_REACH) return null;
  const tag = paintedTags(picture, row).find((each) => x >= each.x - 2 && x <= each.x + each.width + 2);
  return tag === undefined ? null : { tag, span: row.span };
}

function paintTag(brush: Brush, picture: LayerPicture, tag: PlacedTag, y: CssPixels, isDim: boolean): void {
  const { context, layout } = brush;
  const lit = litFindingOf(picture.model);
  const isLit = tag.finding >= 0 && tag.finding === lit;
  const middle = AXIS_HEIGHT + y + (layout.isNarrow ? layout.barTop + layout.barHeight / 2 : layout.rowHeight / 2);
  context.globalAlpha = 1;
  // As durations have it: no line cuts a figure.
  if (tag.isOnBar !== true) context.clearRect(tag.x - 3, middle - 8, tag.width + 6, 16);
  context.globalAlpha = isDim && !isLit ? DIM : 1;
  if (tag.look === 'number')
    paintNumber(brush, tag, middle, { isLit, isDashed: isFindingDoubtful(picture.model, tag.finding) });
  else if (tag.look === 'clock') paintClock(brush, tag, middle);
  else paintWords(brush, tag, middle);
}

function paintNumber(
  { context, colours }: Brush,
  { x, width, text }: PlacedTag,
  middle: CssPixels,
  { isLit, isDashed }: { readonly isLit: boolean; readonly isDashed: boolean },
): void {
  context.fillStyle = isLit ? colours.accent : insightColours(colours).accentBg;
  context.beginPath();
  context.roundRect(x, middle - NUMBER_HEIGHT / 2, width, NUMBER_HEIGHT, 3);
  context.fill();
  context.strokeStyle = colours.accent;
  context.lineWidth = 1;
  if (isDashed) context.setLineDash(DASHES);
  context.beginPath();
  context.roundRect(x + 0.5, middle - NUMBER_HEIGHT / 2 + 0.5, width - 1, NUMBER_HEIGHT - 1, 2.5);
  context.stroke();
  context.setLineDash([]);
  context.font = labelFont(colours.fontFamily, true);
  context.fillStyle = isLit ? colours.onAccent : colours.accent;
  context.fillText(text, x + NUMBER_PADDING, middle + 0.5);
}

function paintWords({ context, colours }: Brush, { x, look, text, strong }: PlacedTag, middle: CssPixels): void {
  context.fillStyle = look === 'accent' ? colours.accent : colours.ink2;
  context.font = labelFont(colours.fontFamily);
  context.fillText(text, x, middle + 0.5);
  if (strong === '') return;
  const left = x + context.measureText(text).width + STRONG_GAP;
  context.font = labelFont(colours.fontFamily, true);
  context.fillText(strong, left, middle + 0.5);
}

/** A face and two hands. */
function paintClock({ context, colours }: Brush, { x, width }: PlacedTag, middle: CssPixels): void {
  const centre = x + width / 2;
  context.strokeStyle = colours.ink2;
  context.lineWidth = 1.2;
  context.beginPath();
  context.arc(centre, middle, width / 2 - 1, 0, 2 * Math.PI);
  context.moveTo(centre, middle - 3);
  context.lineTo(centre, middle);
  context.lineTo(centre + 2.5, middle + 1);
  context.stroke();
}
