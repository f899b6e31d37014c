import type { GroupMark } from '../span-colours.ts';

/** Cells and lines from one stripe or dot to the next. */
const STEP = 6;

/**
 * Returns whether a cell of a bar is part of its group's mark: `column` counts cells from the trace's start, so that the
 * mark moves with the bar, `line` the bar's `height` lines from above.
 */
export function isMarked(mark: GroupMark, column: number, line: number, height: number): boolean {
  const middle = Math.floor((height - 1) / 2);
  const isMiddle = line === middle || line === height - 1 - middle;
  if (mark === 'striped') return column % STEP < 2;
  if (mark === 'dotted') return isMiddle && column % STEP < 2;
  return mark === 'lined' && isMiddle;
}
