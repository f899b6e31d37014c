import { spanKey } from '../../../trace/span.ts';
import type { TraceLook } from '../../trace-look.ts';
import { isPathAlone } from '../insights/path-alone.ts';
import { isVisible, rowOf } from '../rows.ts';
import { isZoomed, type Viewport } from '../viewport.ts';
import type { WaterfallModel } from '../waterfall-model.ts';
import { lookOfCollapsed } from './collapsed-by-rule.ts';

/** What of the look stands in the tree and the viewport. */
export type MovingLook = Pick<
  TraceLook,
  'window' | 'top' | 'topShift' | 'collapse' | 'exceptions' | 'root' | 'isPathAlone'
>;

/** Of a row: far less than a pixel. */
const SHIFT_STEPS = 1000;

/** Returns how the waterfall stands; rules of collapsing that were followed `before` are followed on where they can. */
export function lookOfModel(model: WaterfallModel, before: MovingLook): MovingLook {
  const { trace, tree, store } = model;
  const viewport = store.get();
  return {
    window: isZoomed(viewport) ? [viewport.timeStart, viewport.timeEnd] : null,
    ...topOf(model, viewport),
    ...lookOfCollapsed(trace, tree.collapsed, before.collapse),
    root: tree.root < 0 ? '' : spanKey(trace, tree.root),
    isPathAlone: isPathAlone(model),
  };
}

/** A trace opens at its first row, but for a selected span that is out of sight there. */
function topOf({ trace, tree: { rows }, selected }: WaterfallModel, viewport: Viewport) {
  const { firstRow, height, rowHeight } = viewport;
  const top = Math.floor(firstRow);
  const isSelectedBelow =
    selected >= 0 && isVisible(rows, selected) && rowOf(rows, selected) + 1 > firstRow + height / rowHeight;
  if (top >= rows.length || (firstRow === 0 && !isSelectedBelow)) return { top: '', topShift: 0 };
  const topShift = Math.min(SHIFT_STEPS - 1, Math.round((firstRow - top) * SHIFT_STEPS)) / SHIFT_STEPS;
  return { top: spanKey(trace, rows[top]), topShift };
}

/** Returns which fields of `now` are otherwise than `before`; null if none is. */
export function changedLook(before: MovingLook, now: MovingLook): Partial<MovingLook> | null {
  const old: Readonly<Record<string, unknown>> = before;
  const changed = Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name]));
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

/** Returns those fields of a look. */
export function movingLook({ window, top, topShift, collapse, exceptions, root, isPathAlone }: TraceLook): MovingLook {
  return { window, top, topShift, collapse, exceptions, root, isPathAlone };
}
