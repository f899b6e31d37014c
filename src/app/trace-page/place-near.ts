/** A box on the page, in CSS pixels, as `getBoundingClientRect` has it. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a card stands, from the left and top of its area. */
export interface CardPlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

const GAP = 6;
const MARGIN = 8;
/** Less shows too little; rather it covers the row. */
const LEAST_HEIGHT = 160;

/**
 * Returns where in `area` a card stands near the bar of a row, whose name is in the box `row`: right of the name, and
 * below the row if it can be as high as it would, else below or above it, where there is more room.
 *
 * @param card its width, and the height it would have
 */
export function placeNear(row: Box, card: Pick<Box, 'width' | 'height'>, area: Box): CardPlace {
  const left = Math.max(MARGIN, Math.min(row.left + row.width + 3 * GAP - area.left, area.width - card.width - MARGIN));
  const under = row.top + row.height + GAP - area.top;
  const over = row.top - GAP - area.top;
  const below = area.height - MARGIN - under;
  const above = over - MARGIN;
  if (below >= Math.min(card.height, above)) return placed(left, under, Math.min(card.height, below), area);
  const height = Math.min(card.height, above);
  return placed(left, over - height, height, area);
}

/** Keeps within the area a card that has no room on either side. */
function placed(left: number, top: number, asked: number, area: Box): CardPlace {
  const height = Math.max(asked, Math.min(LEAST_HEIGHT, area.height - 2 * MARGIN));
  return { left, top: Math.max(MARGIN, Math.min(top, area.height - height - MARGIN)), height };
}
