import { mostStuck } from '../stuck-rows.ts';
import { rowsInSight, scrollToRow, type Viewport } from '../viewport.ts';

/** Rows that are left above the first one, below ancestors that stay at the upper edge. */
const ABOVE = 1;

/**
 * Returns a viewport with the first of `rows` in sight, and with it as many of the others as fit; unchanged where all are
 * in sight as a whole, below `stuckCount` ancestors that stay at the upper edge. Of as many, those from the first one on.
 * Rows are positions, negative ones are left out.
 */
export function withRowsInSight(viewport: Viewport, rows: readonly number[], stuckCount: number): Viewport {
  const there = rows.filter((row) => row >= 0);
  const [culprit] = there;
  if (culprit === undefined || there.every((row) => isWhole(viewport, row, stuckCount))) return viewport;
  const covered = mostStuck(viewport);
  const fitting = rowsInSight(viewport) - covered;
  const sorted = Uint32Array.from(there).sort();
  let best = { from: culprit, to: culprit, count: 0 };
  for (let i = 0, j = 0; i < sorted.length && sorted[i] <= culprit; i++) {
    while (j < sorted.length && sorted[j] < sorted[i] + fitting) j++;
    const isBetter = j - i > best.count || (j - i === best.count && sorted[i] === culprit);
    if (sorted[j - 1] >= culprit && isBetter) best = { from: sorted[i], to: sorted[j - 1], count: j - i };
  }
  const spare = fitting - (best.to - best.from + 1);
  return scrollToRow(viewport, best.from - covered - Math.min(ABOVE, spare));
}

function isWhole({ firstRow, height, rowHeight }: Viewport, row: number, covered: number): boolean {
  return row >= firstRow + covered && row + 1 <= firstRow + height / rowHeight;
}
