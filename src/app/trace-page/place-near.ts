/** A box on the page, in CSS pixels, as `getBoundingClientRect` has it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Returns where in `area` a card the size of `card` stands near the bar of a row, whose name is in the box `row`: below it, else
 * above it, where neither fits as low as it goes, and right of the names. From the left and top of `area`.
 */
export function placeNear(row: Box, card: Box, area: Box): { readonly left: number; readonly top: number } {
  const most = { left: area.width - card.width - MARGIN, top: area.height - card.height - MARGIN };
  const below = row.top + row.height + GAP - area.top;
  const above = row.top - GAP - card.height - area.top;
  const top = below <= most.top ? below : above >= MARGIN ? above : most.top;
  const left = row.left + row.width + 3 * GAP - area.left;
  return { left: Math.max(MARGIN, Math.min(left, most.left)), top: Math.max(MARGIN, top) };
}
