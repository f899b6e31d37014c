import { type Brush, labelFont } from '../brush.ts';
import type { LayerPicture } from '../layers/layer.ts';
import { SCROLLBAR_WIDTH } from '../layout.ts';
import type { Scene, SceneRow } from '../scene.ts';
import { lastFirstRow } from '../viewport.ts';
import { gapsInRow } from './gaps-in-row.ts';
import { type PlacedTag, placeTags, tagWidth } from './place-tags.ts';
import { type RowTag, rowTags } from './row-tags.ts';

/** The tags of one row. */
interface RowOfTags {
  readonly tags: readonly PlacedTag[];
  /** The row is what the first finding is about: its duration, where it stands behind the bar, is to stand out. */
  readonly isEmphasised: boolean;
}

/** By span. */
type PlacedTags = ReadonlyMap<number, RowOfTags>;

/** Where tags stood when the scene was painted: only a canvas can measure them. */
const PLACED = new WeakMap<Scene, PlacedTags>();

/** Returns where the tags of the rows in sight stand. Measured once a scene, for all layers that keep clear of them. */
export function placedTags(brush: Brush, picture: LayerPicture): PlacedTags {
  const known = PLACED.get(picture.scene);
  if (known !== undefined) return known;
  const { layout } = brush;
  // There the rows' scrollbar lies over the canvas.
  const width = layout.canvasWidth - (layout.isNarrow && lastFirstRow(picture.viewport) > 0 ? SCROLLBAR_WIDTH : 0);
  const measure = (tag: RowTag) => tagWidth(tag, measureIn(brush, false), measureIn(brush, true));
  const tags = rowTags(picture);
  const placed = new Map<number, RowOfTags>();
  for (const row of picture.scene.rows) {
    const own = tags.get(row.span);
    if (own === undefined) continue;
    const isEmphasised = hasDurationBehind(row) && own.some(({ finding }) => finding === 0);
    const shown = isEmphasised ? emphasised(brush, row) : row;
    placed.set(row.span, {
      tags: placeTags(shown, own, width, measure, () => gapsInRow(picture, row.span)),
      isEmphasised,
    });
  }
  PLACED.set(picture.scene, placed);
  return placed;
}

/** Returns where the tags of a row stood when the scene was painted, none if it was not. */
export function paintedTags({ scene }: LayerPicture, { span }: SceneRow): readonly PlacedTag[] {
  return PLACED.get(scene)?.get(span)?.tags ?? [];
}

function hasDurationBehind({ bar, label }: SceneRow): boolean {
  return bar !== null && label !== null && label.x >= bar.x + bar.width;
}

function emphasised(brush: Brush, row: SceneRow): SceneRow {
  return { ...row, label: row.label && { ...row.label, width: measureIn(brush, true)(row.label.text) } };
}

function measureIn({ context, colours }: Brush, isBold: boolean): (text: string) => number {
  return (text) => {
    context.font = labelFont(colours.fontFamily, isBold);
    return context.measureText(text).width;
  };
}
